huikanSearch("topics",[["机关党建",`##`],
])
