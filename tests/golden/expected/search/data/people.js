huikanSearch("people",[["张友斌",`!""'#`],
["夏光宏",`"!%`],
])
