huikanSearch("regions",[["湖北",`"!+!`],
["湖北 · 荆州",`"!+!`],
])
