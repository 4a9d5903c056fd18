huikanSearch("table",{folder:"32-0-4",bits:0,shift:4,groups:[["organisation",0],["session",2024],["event",2024],["page",0],["speaker",0],["case",2024],["report",2024],["series",0]],facets:{"regions":75,"topics":49,"people":70},
places:`!%!#!!""!"'!!!!`,
of:`("#!&'&!%%#)""!`,
months:`+++!!+!!!!,!++!`,
more:``})
