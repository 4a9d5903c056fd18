// Searches a site in the browser: loads the pieces of the index that a question needs, and shows what was found.
//
// Works on any page with a form marked `data-search`; what the page has to hold is told in the guide for theme
// authors. The files of the index are scripts that call huikanSearch(name, data), so a site in a folder on a disk
// can be searched too. Nothing is sent anywhere.
"use strict";

(() => {
  const FOLD = `A_*)xf6D*X1#{b(#|^-9_4'&_%x'__Px#O"x[|.xDSCxG&3x;(2y6-Bcx"xOT,xN/"zL>4zPM.b('b+)z>V6z>M(cZ#&"eI#c"(cV'xat0xXU)eE@/Mb>""*b%6y4J'y4O#3"x@P+n<-xMy#e,&fU"+"eX#eE)eN&_b%hs&bp*_n&d9+aR)b#%d(+{~P*|( );"d6"^#dO&dJ"_p'c@#(&cS"_^%xO@)xJc-g/*h&'cM%cP")"cK-jl'by#(&K'P2_D#r/Cr>)zX.;yoE@xN{'+1_&7JV__'7<<%I&co%dR+;&E#_~3K(A"_/#{k@.{kQ"y!n%x~{#a'"_0#&"F&?F5.b!65&/#_:#zQf"zR7&:)X*_U#_8#U%I%aPT_2#y94#y9"1:6LGxR0#xQA#">V)2&?+.%5#0#V1_#""@x(kRx-fCak%Z+-%_O)_#_Y_0G"E"VxJ!9z f&{e7-bt"bs%dZZ(2x07"x)|"x(}#x%4&gx6b5"e<%a'&e%._r1c_/a%2d+)i2(a%"eM#e>"x.d'x0A/_o'_z"a:"gW'd!%b/'e_&xFZ4xC%,gW%_P'8"1+eV%eM#d2&h""xGP)xD )b='cf&x1f'x)C&dQ.c3"aW#_n(b=&x'+"x0J"x3[#x5r,c?"b*"cB%x%w%o&"eT%zMr'zI^#cW9gj?*&2#3'/"T%1#Ya-b#Ha*1{8d)zX 0xFq'a(.8)_24w<#x-N%xHu8]"zDj&zBk%_2'y%x%yHM)x/,"e3#b#3v~&ui3aU4_}4c<#cE%*%a*'dJ%d[+_}&a6%_6'w='uj"a;"a##_;#9"_P"##_7)#"dH'c!-2#&"p4%!BoA#xaj%y;S;xAd449_,#_-"/#Z#70c.Caq8xAo8xCJ"!%0;aGWcD6!4_?Gb')b*]_@*b;/dv"e^#x3j.z,J.zV+@"'bD"!&_f"cc%d|'b}%aj"ag/dJ*_"%aT(aO%f{%dt*&-aE+AAfb/<)*Q_j4{!N={!))_&&_e"[#_&#xA1"xAl)_%#("'1xBk#xE("xV}%xVh#%"(-_!@V1N)E(8+.(R#_"&_.&16xC1Cao_4xHp'a9#()_t2_*&x;P(x=q#xU +xWd,_5F_+#@'_5Ld.%_E%b[/cZ%a9+^#"'_"""(_j,a2#c'#_A"_N0:)_4#d4#eQ<fJ+xCS#'LxD*((*2%N,#%Q6_@"")_"&W*_@"(-_r#)'xO=OxP#8xFQ"<#0&'(xG&"xF}"!'z[.'z[/%.#xF,"xG'"xFv">"_%(ab%a=)xFm+x&Y8xht#xFeAxG:#5#V1xR"#xR!###K#6(_2'xQF)xQ1'0({)r){)m/xda/x"P'xI./xhA#xhf)zbN#{(o.x-:&-_ud#Ay_zBy^+;zB82!'zGI#a&"z V){ruFx[.+cO)c]"#+%Bxmx"xkK._i.by%at'c|#f^(x6H)x6A#eX-_U#,'au&az"_o(b}"%%z&T'z!o%k?(s:#x;|"y9}%xW.*e!(cq"xX;"x_(&_v&b+,_R)au%c)&wS&v63c,#ii%h]"h0%iQ0y{#"yye&h0'fo,al&dH"iM"c*#d/#eJ"xB<"x?}#e%)h~/,,B+)#L(["4"3"!&_6#!HeF_Sc51aL_5aL*_;/G"c8KyUX%y^G(cN"xba3x]V"_R5b##0#_'(zU]AzV=<ay"dd5_a"d4@by+dF"d=2eQ"bF/er"fw*x0J5x*M-2%_t2dE&a %"&/"e_/aA)_U"g8%gC.&&bZ#cs(a%)_y"hd*d7%""_p#b%%cp%cg%xiU"xjl+aA(c#(_{"a{#c@&y""'x~0%g4"g""eN"_{#fY%l2%am"b_"_1#l%(iT#al+iO'*#hB%b5#cF"b-"6'cp"j;"ez(_q#1-yI>8zG-"xlh'#&z.n"{45?xlL%_.,K"x-N%x-11_:9N-*'y."(y.zC8FxruVxsX)9)a46?@a@/_k"#1aE,x_P+x[O(a"5_##xs "xrf#_Z(xp{)xrl,c1*_t&L.y2M-c:=y3#+y<p)y<M*.^y9"_&x)l%x]._'x&@'x&?"x%]IM_Cb?7cF&a;'_s#a!5eB)eV-xEk(x?l.ea"+*aZ*'->&c!,xcT1xeWIav6g;+_n7c@'y?Y*y:fExf_0y;'&x;8&yI&&y==/e[.d5#_2(_{3f~%aL"_"#b0&a1'c^%cF(+'c9"y>W%y:2.d<#dn(gK'aS'bX&g..f"'f)"d0"a4'c]+cg%*6eq%j4+dr8b,*n5-aV**%gH%eM"g@-gG"x )&y'H'jK%jD*jK'y';-y5p)dW"ga#eF"fz"ls(l]#bO"iQ#aW"n_"d1'yL<#yTU'gb%c!+k5"gV'k 'in%dA&fJ)z+f"z/y9m2*z7l3{^;#y.B1'#%*_n+x]5"!"x;?%!"xK!)xM0;6(0(7)H#yA["yAN">%_/*vw"xXy"!&xt!(;*XS_2%x-4(x-[&_29<*>"0)4&y@s)yDT2!-a CyAo:yC6&yC7M(>yNZ_2j"/_}_)ch0_q2bhGyH/8+*yDJ-e_%yJo":"yBl-g*"ac#aX#cQAaF#yH5)yBj&dj(a54..yFE6yF4+_p*ek;_r0yB})yBj0gx%d5'a<+d0*iY"tB)nq#y&H-y- 5aP%kZ%ca'yAy"y=_%%%gx"0#cm+ar2iq*a?"fl+ah(aS%d2%aw)cg"k6"z6@2zCm%,'a9#nD+hs-a-"ez)a2*f+"4(aM"a6+eK)eb+a_&eA#j(%j5'a8%ar2aw#44et%hG#hL"y(>"y.o%/'a#)fR'aZ"aS'z+B&z-O#gy#j!&c@%cC"c{%e?#aq&cb(m@%o5'a/#n!""(_B"m3"o6*xh-#xe6.a,'ou"kn/iE&jP%_9'g.(iK"aZ%/#!6hDIdH8ys+7FGyo0OxEyGzXv%yzK+_%&xA-%xBX+xpd%xoQ&_C%aU;d_/xo8'xsw<a*"z-v.z.y%_<%_x&cS"_4+a,)*%_<%xuH)xxc(x"g"x%h)>)b|"bu#_>1a7%_U-_X4ymm'a'*yw]&y(S#m&(x*G'yp(,bu%x7M*y,16x1F+xc!':6xiD'xi{)_.'A;__[_T&_/>_6?_S'_X(_Y#yVk"yX#"'+y;k<y;h#("J%_1###xi,%xh'#a7"yh9#yl6"_e"S&:_fbL1czFynB+yr7'_*._o)I0aj%0"aV'x_<"xe%*N9aF:"#b'%dB'b;'_i'M%d4'cM#cn-_}'aa'cL(_pT]+"/z&C"!%zuZBzuU9!'yOd+x=_'y)"'y)#"y'93y(P#yj5"!&yjn_1_Z)yGH<yFC&_q&_*+_3#=(_z-_@%a[(?)aX&a;*ab"!)b/&a,"(#V+y!/(x}|)bB#_Q"_)#_^"_H#W#c6%,"_-""#aw"aP"_h,yow'ypH;@8d5*dz#"+x_9&x_t'i>2i)#1%yA5#yA:"0%ytc%z]LVxMU)0;z0;3x5#/yc4#@._B?a'3_)(b81z5k+z5R(_O-xS:.xT')b(7_l_)x1[3x>/.xi@/_@*L&_e)(4x_S6xhu6ycD&a3-Z#a.#ae7a:+_m(aH%_4&"*by0aL)(,U-a#/bI&_]"*"_g#x2%%x3D3z7e'x%Z0z#J#z#IJz!Z09"3)_'.7'y; &y=J&_y#_2"L0a!+nP._TSn'%_w6xi"%xgP1a#%_,1xq('x_e)nW"_M"yWz4yWY"a0"a1)_R#x>>#x=C_!_f"xSm&xR~"V"!''"_#&1"=+,"?#T"xB%#xA<5yIK/yK:.2_+a]-_K)3<6BzK?&zL.&_,-x{cHyEL&b0'x41#a6+_;.(&b%'a:,"/a!/_@&x;F/x<;%_9#a,*_1.xjS#xhp&_*"yP{'ySF+au&xC@+xBi#aB"_u%bb"e"&_l'_g"d&#_/#_w&z.%Wx((0yrl6T6*"O+*(@%z#"#z"@#_7#_6%jT'##6#/#(")"""*"("(#>#-%6%#"?"#":"7"'"6"C"B"5"0&.&yKQ+!#yKl")"""*#5&F";#8%,")#)"y^E"y^>#.*<#)'6(4#E"6%%"%&"#/**"4"zbc"zbZ%&%,*C#B%"#2"+%#%##yG'#yFX+_@#D#=#/"(*_^"_T"%#,","_ "bn"a="4"y^/%y[T"_p"9"@#;"+"6''%@%i^"i:(B"K"&",#/"T"#"%"_m#_R"J",#."(##%9#6"'%=%a;#aT"3#_q#a!%1#o]"oU(yXm(yw8"x%K"4"A'_y"a>&S#J&)#&"(")&zB^&zAP&_T#*"2%as"ap#b3"b2"he"hB#B&yYE"yX*'>#_N"".,#aY"aX&cn"co&a9%>"_6)Q"W"ie#x+d"uG"(""%&(aU%T"_b"<+y:|"y;'#b3#_p"i%#j0&2"yMy#yK(#bP&_Ca+y&#-{Jk&z/H#z/GDz/z'yDN#yD=07"]#<%p49s "cx#+%&"ze{-zq_#!>zq/;y~r"xM4/%&#Qa&#+Jz5O*{S*%y%C)M)!"N#z-%"z+|#_H"_3"6##&zFy"zFv)_V+_>_^F%_x5^*zEY(x%e#zeP0am7%*_:-a&'_/'a-*a@'a -d02d/#cB'c9(a.+b86c;"_v".+_T"E&_5#b0+_u#aI'_0",#cd%zSu%x&;4x):/x*)"r:"q5"y1#.zW@#x!__'y/3-=#<'8(_P'("!_*z_cNzbb_1zeu:zhP_&y{w.yzd.a!'bKNyD[>x|A'xHn&xpJ1xo,%d@Dz} *z|2"a86z[%+zYP'xM+-a^#xOJ#b}+c!*78ib%ygi%y^B"3"cn+dm@cA&bj(y~W'y6XExPx"dW'dn+aI9z]M&aV(zbt'"#U"f )a>6''eX'cX%j%&>"c9#dx%aC,ex)ek"c[%gz,cJ+bH*jq#gd#l%'z4"%zB]&ig"zdQ(zfT)aU%d&%cC&xno&xk@'."bF1zpW&zxt"gI1dS*db'kr,_Y#n5%m!"%(eY#e|#_6#nw"_8%n("m/1o6&bc&kE-zgO/zqZ'cW)d@1zF1"xD{'{-:"7%zkQ*x'I*{,8_sb8"_.-a[_5_=,xvw)xvt#;2b|._-<am&lQ;q|&*'bM&a:(aJ7f1+d,%a7%b;&aR'a%(&&cZ"cc)cr%a="bB%d7-b6&a/'dz+e"'_O'a<)fl&{3S&z h+yS^#xuq'zJr"zNA#hy"hz=b,GzwZ8ax%zZ[5zXV'x<~/x=a"aJ&x;X>{W5,x/H'zZ~._k<aF"%'_X%{:A.{92#!&yjS#yiD)_;)aH%[&ah(b^#yyU%yxR%_j#c!4z_%#x^j%yi~%&"#&#"!####+*&&"#%xqC"z4;#{>6%,%#'#%1%"#*"56yxA5yy(/+#D#3+h|"&"#'%#>#1###%#8")#'"#"z7?"z7J%4#'#.&*#3&*"*%"&-%D#-&0"yY5"yY#'#'4*M#H#6#'"7":"3"0%3%2#{(k"{)F"/"#%=%&#B"1"&""#1","2"##5)'%''%"0"1"zl}'x.4"zE,&a("(%Q%H#'&"#G"D##"("#",#'#&#!&<#'&4%5%<#j-"i~%##&%&#3#1#G#L#("4&_}"_x&%"<"D""#{#I"{#Z"_a#_>#0"7&"#."{)m%{'b#aV%;"a'"_]#_*#)#Y#D"0"##gu"fB'_l&>#8&M#B"(#&"""aq#al%#"!))%8"&""(ay(at'#%{)5*{&|'an"bG)b@#aY"a]"%#*%z~[.z~f#yc{#yal"_+&b:%z8^"z7&'g""hJ#_E'>'{.'"{#n"zU'#xQ;#!#{JV"ag#b<".&el#f9#Ha+yQe+xpE(yV.#zIo&zv4:x_G,y9|9y;%(_L,y=h"#"&"""(""'6")"&"#","9%8",#<"A",#3"{RM"{Rf#""("+"0#'"&"1"B"""%".#""-#%):"&"zg)"!"zg#&8"3"L"=#"#,"""_C"{7%"{7@#V"6%_?"_0"_3"_2)6"#%{==#{=D"""_="_B"#(_""X#0"##%""#*##"Y%'">#'"@&."_%_6_48P57&"1N,_2Ql&Iy@A*y5.Bl(&kY:_s+_N,jP"k7%b&"_58_K*")_c"a2"C#_U&ad"a+"a&#_p'ay)a:&_B"]&;%xY%&xYn1'({U{&{Yz"#"#"{M;&{M@""#&)&&&'2)#)/(("#","1"*#.'0#"#""""'"#*."zGi"zGl"5(8"2"+"&"&('"'%#"U#_!"[#_*&%'*%'"&#,"xTq"xTh#yv^#yvh"""(%_=&_@"U(X-_9#_."W#-_&_<#{Ho){Hp"<"%%{Na_(x&Z(x970{dZ/z_W&z_@,,#{2U-y/>"y< "{@4:yjS"yj>%3(3"_#&b>%a?#2#_Q"yg}*yhn+_+&xj1"xiR"_x#a&#bc'8%B%D%_E'b2"K:z4WXz88"#8_'3_0%{i-"!*{hV#;"{h;"{iV3a1(_d%M#_b#_c#N&_K/bz"aAAb:>xe)5xdj({ms#{mt"xPY&x4?*z8u"{OV'7,."z~=&z~f"x<c#x<b#"(a#'{OM#{_b"#"#",#%"""&&'(8"'#zjW"zjV#(.,#5#2"/(_(")#G"L"1%7".&'":#+"""E#<"B+/%1#-#H"C"@)_*#)%E"<%?","J"[%2"2""""'{&Q"{&L#@""#%#*&3&7#)%H""%7&+#9#4(6"#(ah%aA#_(#^"V&%":%'#O*%&4#,%-#8#%"+"xO=&xNr%_2#-"E#N"A"A"V"_"'>"yvg"ywp&A#2#4"1'_=#_P#-#aa'_n%;%_N)A%at"aS#4&_["_>"""D#;"_M"_4%N"_Y"_F")"+'B#_*&bG'b&%z~a#z~P"L"%)a3"a,#A%6%,"<"_m"_@&D"#"C"aa&av#9".##%#"3%z~U"z (%xPM#xOB&a.&_G"8#&#b+"O"bp""#yz;"yy<#_])3&a5#_}"bz'&&+"-&U%_(&,'A"2&_"#bK#P&bt#%%.%:#_#*W#a1#_x#_/"_.(+"be"xc'%xfd"ai#4"a0#J"3"!#8#/"&#."xCn#xC{)&&B&zZ+"zX#&_x"H%0"'(aE"_R&_*"#"("a[#a_"-#I&jU*k*'aq#b(#.&aM(_C*X'aj#a^"af"+&cU"cl&3%.(a="#"_P%2%_.&""%#c)"c,#bo#<'bZ'a}(at#Q'oA"!#p!"_}(yOY%yQ<#c1%c0#='y|M%y|R%cU"ct"#'_=#_#%_s"aY"ji"{^?#{nD"Ob"_N+a]##"#%###"##{'""{'6#'"'#&"!"&"#&("#*4#""{fO"{fN#{bE"{b:"(#."("1&0"!&,%"#,"#"%"+"*&.%zTS"dE"zXt#_,"#")"5%B##"S"P"("_9({tM#{uH#/"'"x-3#x-J"_"_-{R+%CK{T0':"{lQ'{kp/"%J'%'G){Ne'{Or"_w&P)_J(_+'_~%x)m'x)l#_1''#_:%_y%aj"!%{k)2{k8(zYW'y[0%zmK#{l<"zY}#{&f&yyw"yNn1|+"+z(F8x8K,t#)z(V'_+8('=#_Z#{nI#yL|"yL}*{o:+##."++y&w#y'<:x42.x3=%{6-0yg2+x% 9yS(&y5%#y5#%{sM%{t.#_T"#"#(#(#%&"_Y"_X2&/2&{m)#{ot"#"##&"#"%"(###.#%"("#"/"*"%&2""&.''%0#"){Uy"{V!#1###6%""9"8#%"xGq"xGv+*'y.7"y.:","'"&%'"&"#&{)K"{)V"""!%yI}&yI|%(#_-&_2"#%zkq"zkt"_'#T"4V_4'&"#"##{vc#i-%|!P"."+#+"0""&&%#"!####5*"y7q&y:h#&""#&&&"&"######b9"b<#.*%"""""(&0"%"*%yL}"yLt"|){#|)x#*"&#&"*"%#(")#|5}#zf#"y7J""#I%N)#&yM9''#yL_#{q3"{qz"%%0#_/"_#"0"+#&###,%%"#"&"7":'_C"D'bI'_0#b*&6_0d#"#"|.1%|.4#&""'(*#)%*6"&")#)"4%&"1#%#.#+#8".-""I#B"()2)##)"&%.)al"am""""")(@%)-&),#-",#y9/(y8F"_&",(&#y&;"y&2"-"6"&"_G'J#B"I#_*(_"#2%{6k"{6P&_0%_E#_L"%"#&Y""_*y=70cv-#)y9~%y<I#zh-"|=D"":|#A(x!14y3b)y:]/y0d*ml%z| "!"z_Z"{b7"{b]"z_ %!"z_r#x&["!*xCT7H,%#f("#)#(&)#'#%'%,)###)."'#."1#4"'"%"")2#."."3*#&%"0#5"8'3%P&;(6"/(4#+"***#@"9"%"?&T#'&'"*#'%#",#5"&'_7&_L%.(K#_##%"_G"_<'+"6&%#/".#&"'*%"D%""-%_1#_:%""&&'"9%_""_:"0#,#_I#'"N"_!"*#/&7%B%)"#+4"%"!#""&"_e']#_A"8%_|"%%#"_+'_/#_t*Y"_^#T_Qg_#|AI#|AL%|AK(|AT"|Ac"|Ab#"20"""x2S"x2P+6%,(%#"")"(&/%,#%)8"#&&)*&%%'"&/*"("("++0"'"!#"",+(#(##"%"x2y#x2r'4)-+_)#_2"#'_G&_:%>#)#&)"&,&#%_O%y@G%yA]#,')"#"3"8%3"!"2")#_a(__+6%%"_g#F"_H-_I"_N'M&L"zII#zIN"_-"!&_0"*"'%_W,_]'&%#(_s%_x#="<#_G")_=|9w&fh"|3x#z"e"im<z3/)y}b(x<~"ylv&F"x21"!&z_w'!"z_x){2%"!({[.+,4zQc,y[y,|I!#x53#x5!"2(L#<%#'ks"6"kb.|G}A|Hz8P"{6q%z.Z"xoZ%_B##"####(%&%)"("%#|Hs%|H|"|5g%|5l#"(&&yT{"yT~8<"|@O#xFt&{a!"#)*(|;/S|<:`;
  const LONGEST = 32; // of a word; of longer ones the beginning counts
  const FIRST = 5; // pieces that are looked up of a term to begin with: of most they are more than enough
  const PIECES = 8; // that are looked up where nothing holds all of a question
  const TERMS = 8; // of a question; those behind them do not count
  const LOOKUPS = 12; // pieces of all terms that are looked up to begin with, or thereabouts
  const LOOKED_UP = 70_000; // bytes, beyond which no more pieces are looked up
  const BYTES = 130_000; // that a question, and each ten more of its results, load at most, but for one file or two
  const USUAL = 4_500; // bytes of a file of texts, as long as none is known
  const PAGE = 10; // results shown at once
  const READ = 16; // parts read for them at most
  const VALUES = 15; // shown of one facet

  const here = new URL(".", document.currentScript.src);

  // ---- files

  const arrived = new Map();
  const files = new Map();
  const sizes = { g: [], t: [] }; // in bytes, of the files that came, by what is in them

  globalThis.huikanSearch = (name, data) => {
    arrived.set(name, data);
    sizes[/^[gt](?=\d)/.exec(name)]?.push(new Blob([typeof data === "string" ? data : JSON.stringify(data)]).size);
  };

  const sum = (list) => list.reduce((sum, one) => sum + one, 0);
  const loaded = () => sum(sizes.g) + sum(sizes.t);

  /** What a file of the index holds, by its path below data/. */
  function file(path) {
    if (!files.has(path)) {
      const name = path.replace(/^.*\//, "").replace(/\.js$/, "");
      files.set(path, new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = new URL(`data/${path}`, here);
        element.onload = () => (arrived.has(name) ? resolve(arrived.get(name)) : reject(new Error(path)));
        element.onerror = () => (files.delete(path), reject(new Error(path)));
        document.head.append(element);
        element.remove();
      }));
    }
    return files.get(path);
  }

  // ---- numbers

  const VALUE = new Int32Array(128);
  [..." !\"#%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~"]
    .forEach((digit, n) => (VALUE[digit.charCodeAt(0)] = n === 0 ? 91 : n - 1));

  /** Every number that some digits stand for. */
  function numbers(codes) {
    const list = [];
    for (let at = 0; at < codes.length; ) {
      const digit = () => VALUE[codes.charCodeAt(at++)];
      const first = digit();
      if (first < 60) list.push(first);
      else if (first < 84) list.push(60 + (first - 60) * 92 + digit());
      else if (first < 91) list.push(2268 + ((first - 84) * 92 + digit()) * 92 + digit());
      else list.push(61516 + ((digit() * 92 + digit()) * 92 + digit()) * 92 + digit());
    }
    return list;
  }

  /** Numbers that rise, each written by how much it is above the one before. */
  function rising(codes) {
    let next = 0;
    return numbers(codes).map((step) => (next += step + 1) - 1);
  }

  // ---- characters

  const simplified = new Map();
  {
    let [from, to] = [0x4e00, 0x4e00];
    const steps = numbers(FOLD);
    for (let n = 0; n < steps.length; n += 2) {
      from += steps[n];
      to += steps[n + 1] % 2 ? -(steps[n + 1] + 1) / 2 : steps[n + 1] / 2;
      simplified.set(String.fromCharCode(from), String.fromCharCode(to));
    }
  }

  const PICTURED = new RegExp("[\\u4E00-\\u9FFF\\u3400-\\u4DBF\\u3005\\u3007\\u3021-\\u3029\\u2E80-\\u2FD5\\uF900-\\uFAFF"
    + "\\u{20000}-\\u{3FFFD}\\u3041-\\u3096\\u30A1-\\u30FA\\u30FC-\\u30FF\\uAC00-\\uD7A3]", "u");
  const WORD = /[\p{Alphabetic}\p{N}]/u;
  const MARK = /[\u0300-\u036F]/;

  /** What a character is made equal to: width, case, accents and traditional characters do not count. */
  function fold(character) {
    let folded = "";
    for (const wide of character.normalize("NFKC")) {
      for (const c of wide.toLowerCase()) {
        const base = c.normalize("NFD")[0];
        if (/[a-z]/.test(base)) folded += base;
        else if (!MARK.test(c)) folded += simplified.get(c) ?? c;
      }
    }
    return folded;
  }

  /** A text as a row of characters and words, each with its place; "\n" where a sentence ends. */
  function units(text) {
    const list = [];
    let open = null;
    let at = 0;
    for (const character of text) {
      const end = at + character.length;
      for (const c of fold(character)) {
        if (!PICTURED.test(c) && WORD.test(c)) {
          open ??= list[list.push({ text: "", length: 0, word: true, start: at, end }) - 1];
          if (open.length < LONGEST) open.text += c;
          open.length += 1;
          open.end = end;
          continue;
        }
        open = null;
        if (PICTURED.test(c)) list.push({ text: c, word: false, start: at, end });
        else if ("。!?;\n".includes(c)) list.push({ text: "\n", word: false, start: at, end });
      }
      at = end;
    }
    return list;
  }

  /** The pieces that a text is looked up by, as the index is made of them. */
  function pieces(text, single) {
    const list = [];
    let before = null;
    for (const unit of units(text)) {
      const stop = unit.text === "\n";
      if (unit.word) list.push(unit.text);
      if (!stop && before && !(unit.word && before.word)) list.push(before.text + unit.text);
      if (!stop && !unit.word && single) list.push(unit.text);
      before = stop ? null : unit;
    }
    return list;
  }
  huikanSearch.pieces = pieces;

  /** The number of the file a piece is in. */
  function shard(piece, bits) {
    let hash = 0x811c9dc5;
    for (const c of [...piece].slice(0, 3)) hash = Math.imul(hash ^ c.codePointAt(0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
    return (hash ^ (hash >>> 15)) >>> 16 >>> (16 - bits);
  }

  // ---- questions

  /** The terms of a question: each a phrase, with the pieces to look up. */
  function terms(question) {
    const phrases = question.split(/\s+/).flatMap((part) => {
      const phrases = [[]];
      for (const unit of units(part)) {
        if (unit.text === "\n") phrases.push([]);
        else phrases.at(-1).push(unit);
      }
      return phrases;
    });
    const asked = phrases.filter((phrase) => phrase.length > 0).slice(0, TERMS);
    const first = Math.min(FIRST, Math.max(1, Math.floor(LOOKUPS / asked.length)));
    return asked.map((phrase) => {
      if (phrase.length === 1) {
        const [{ text, word }] = phrase;
        return { phrase, pieces: [text], rest: [], prefix: word && /^[^\d]{3,}$/.test(text) };
      }
      // A word beside a character is part of the pair of both; two words in a row have no pair.
      const pairs = [];
      phrase.forEach((unit, n) => {
        const [before, after] = [phrase[n - 1], phrase[n + 1]];
        if (unit.word && (before?.word ?? true) && (after?.word ?? true)) pairs.push(unit.text);
        if (after && !(unit.word && after.word)) pairs.push(unit.text + after.text);
      });
      const all = [...new Set(pairs)];
      const pieces = few(all, first);
      const others = all.filter((piece) => !pieces.includes(piece));
      const next = few(others, PIECES - FIRST);
      return { phrase, pieces, rest: [...next, ...others.filter((piece) => !next.includes(piece))], prefix: false };
    });
  }

  /** Some of many, as evenly as can be. */
  function few(list, count) {
    if (list.length <= count) return list;
    if (count < 2) return [list[list.length >> 1]];
    return Array.from({ length: count }, (_, n) => list[Math.round((n * (list.length - 1)) / (count - 1))]);
  }

  // ---- the index

  let table = null;

  async function openTable() {
    if (table) return table;
    const { folder, bits, shift, groups, facets, places, of, months, more } = await file("table.js");
    const first = rising(places);
    const rest = numbers(more);
    const own = first.map((place) => [place]);
    let at = 0;
    for (let n = 0; n < rest.length; n += 2) own[rest[n + 1]].push((at += rest[n]));
    const rank = new Int32Array(1 + own.reduce((most, places) => Math.max(most, ...places), 0)).fill(-1);
    own.forEach((places, n) => places.forEach((place) => (rank[place] = n)));
    const [group, month] = [numbers(of), numbers(months)];
    const kind = group.map((n) => groups[n][0]);
    const year = group.map((n) => groups[n][1]);
    const time = year.map((year, n) => year * 13 + month[n]);
    return (table = { folder, bits, shift, facets, own, rank, kind, year, time });
  }

  /** For every place how much a piece says there: 1 in the text, 2 in a heading or name, 3 in the title, 0 nothing. */
  async function lookUp(piece, prefix) {
    const text = await file(`${table.folder}/g${shard(piece, table.bits)}.js`);
    const weights = new Uint8Array(table.rank.length);
    for (let at = text.indexOf(`\n${piece}`); at >= 0; at = text.indexOf(`\n${piece}`, at + 1)) {
      const colon = text.indexOf(":", at);
      const found = text.slice(at + 1, colon);
      if (found !== piece && !(prefix && !PICTURED.test(found))) continue;
      text.slice(colon + 1, text.indexOf("\n", colon)).split("\t").forEach((codes, weight) => {
        for (const place of rising(codes)) if (weights[place] <= weight) weights[place] = weight + 1;
      });
    }
    return weights;
  }

  /** Everything that holds all terms, best first; what holds most of their pieces, if nothing does. */
  async function find(asked) {
    const from = loaded();
    const found = await Promise.all(asked.map(({ pieces, prefix }) => Promise.all(pieces.map((piece) => lookUp(piece, prefix)))));
    const rest = asked.map(({ rest }) => rest);
    /** Looks up so many pieces more, of the terms in turn; tells whether there was any. */
    const lookUpMore = async (count) => {
      const more = [];
      for (let n = 0; more.length < count && rest.some((pieces) => pieces.length > 0); n = (n + 1) % rest.length) {
        if (rest[n].length > 0) more.push([n, rest[n].shift()]);
      }
      await Promise.all(more.map(async ([n, piece]) => found[n].push(await lookUp(piece))));
      return more.length > 0;
    };
    const least = (weights) => {
      const all = Uint8Array.from(weights[0]);
      for (const one of weights.slice(1)) for (let n = 0; n < all.length; n += 1) if (one[n] < all[n]) all[n] = one[n];
      return all;
    };
    let whole = rankAll(found.map(least), found.length);
    // What holds the pieces may still not hold the phrase: the fewer there are, the fewer texts are read in vain.
    while (whole.length > PAGE && loaded() - from < LOOKED_UP && (await lookUpMore(PIECES - FIRST))) {
      whole = rankAll(found.map(least), found.length);
    }
    if (whole.length > 0) return { results: whole, near: false };
    await lookUpMore(PIECES - found.flat().length);
    const each = found.flat();
    return { results: each.length > 1 ? rankAll(each, Math.max(1, Math.ceil(each.length * 0.6))) : [], near: true };
  }

  /** The documents for which at least `least` of some weights say something. */
  function rankAll(weights, least) {
    const results = [];
    table.own.forEach((places, n) => {
      const best = weights.map((one) => Math.max(...places.map((place) => one[place])));
      const held = best.filter((weight) => weight > 0);
      if (held.length < least) return;
      const sum = (place) => weights.reduce((sum, one) => sum + (one[place] > 0 ? 10 + one[place] : 0), 0);
      const place = places.reduce((best, place) => (sum(place) > sum(best) ? place : best));
      const lowest = Math.min(...held);
      const named = lowest === 3 && ["speaker", "organisation", "series"].includes(table.kind[n]);
      const others = places.filter((other) => other !== place && weights.every((one) => one[other] > 0));
      results.push({ n, place, others, order: [held.length, lowest, named ? 1 : 0, held.reduce((a, b) => a + b), table.time[n]] });
    });
    const later = (a, b) => b.order.map((value, n) => value - a.order[n]).find((difference) => difference !== 0) ?? a.n - b.n;
    return results.sort(later);
  }

  // ---- places in texts

  /** Where a text holds a phrase: pairs of start and end. */
  function matches(list, { phrase, prefix }) {
    const same = (unit, wanted, last) => unit.word === wanted.word
      && (unit.text === wanted.text || (prefix && last && unit.text.startsWith(wanted.text)));
    const places = [];
    for (let at = 0; at + phrase.length <= list.length; at += 1) {
      if (!phrase.every((wanted, n) => same(list[at + n], wanted, n === phrase.length - 1))) continue;
      places.push([list[at].start, list[at + phrase.length - 1].end]);
      at += phrase.length - 1;
    }
    return places;
  }

  /** How well a record answers: 5 by its whole title, 4 in it, 3 in a name, 2 in a heading, 1 in the text, 0 not at all. */
  function level(record, asked) {
    const lines = record.x.split("\n");
    const holds = (text, term) => matches(units(text), term).length > 0;
    const whole = (text, { phrase }) => units(text).map(({ text }) => text).join() === phrase.map(({ text }) => text).join();
    return Math.min(...asked.map((term) => {
      if ([record.t, ...(record.n ?? [])].some((name) => whole(name, term))) return 5;
      if ([record.t, ...(record.n ?? [])].some((name) => holds(name, term))) return 4;
      if ((record.w ?? []).some((name) => holds(name, term))) return 3;
      if (lines.some((line) => line.startsWith("#") && holds(line, term))) return 2;
      return lines.some((line) => holds(line, term)) ? 1 : 0;
    }));
  }

  /** A text with what was asked for marked. */
  function marked(text, asked) {
    const list = units(text);
    const places = asked.flatMap((term) => matches(list, term)).sort((a, b) => a[0] - b[0]);
    const parts = document.createDocumentFragment();
    let at = 0;
    for (const [start, end] of places) {
      if (start < at) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      parts.append(text.slice(at, start), mark);
      at = end;
    }
    parts.append(text.slice(at));
    return parts;
  }

  /** The sentence of a record that shows best why it was found. */
  function sentence(record, asked) {
    const lines = record.x.split("\n").map((line) => line.replace(/^#/, ""));
    const hits = (line) => asked.filter((term) => matches(units(line), term).length > 0).length;
    const best = lines.reduce((best, line) => (hits(line) > hits(best) ? line : best), lines[0] ?? "");
    const [from] = asked.flatMap((term) => matches(units(best), term)).sort((a, b) => a[0] - b[0])[0] ?? [0];
    if (best.length <= 140) return best;
    const stops = [...best.matchAll(/[。！？；!?]+[”’」』）]*/g)].map((stop) => stop.index + stop[0].length);
    let start = Math.max(0, ...stops.filter((stop) => stop <= from));
    if (from - start > 70) start = from - 40;
    const end = stops.find((stop) => stop > from + 30 && stop - start <= 150) ?? Math.min(best.length, start + 120);
    return `${stops.includes(start) || start === 0 ? "" : "…"}${best.slice(start, end)}${end === best.length || stops.includes(end) ? "" : "…"}`;
  }

  // ---- the page

  const form = document.querySelector("form[data-search]");
  if (!form) return;
  const part = (name) => document.querySelector(`[data-search-${name}]`);
  const input = form.querySelector("input[type=search]");
  const words = form.dataset;
  const [status, list, nearList, moreButton, index] = ["status", "results", "near", "more", "index"].map(part);
  const facetParts = [...document.querySelectorAll("details[data-facet]")];
  const FILES = { region: "regions", topic: "topics", person: "people" };
  const chosen = new Map(facetParts.map((facet) => [facet.dataset.facet, new Set()]));
  const facetValues = new Map();

  let turn = 0; // Counts the questions, so that a slow answer to an old one is not shown.
  let answer = null;

  let under = 0;
  let wait = 0; // The timer of a question that is still being typed.
  const tellBusy = () => form.setAttribute("aria-busy", String(under > 0 || wait > 0));

  /** Does what takes time; meanwhile the page says that it is busy. */
  async function busily(work) {
    under += 1;
    tellBusy();
    try {
      return await work();
    } finally {
      under -= 1;
      tellBusy();
    }
  }

  const fill = (text, n) => text.replace("{n}", n);

  function fromAddress() {
    const params = new URLSearchParams(location.search);
    input.value = params.get("q") ?? "";
    for (const [facet, values] of chosen) {
      values.clear();
      for (const value of params.getAll(facet)) values.add(value);
    }
  }

  let typing = false; // Whether the address holds words that are still being typed.

  /** What is asked becomes the address. A question stays behind for the way back; what is typed takes the place of what was typed before. */
  function toAddress(isTyped) {
    const params = new URLSearchParams();
    if (input.value.trim()) params.set("q", input.value.trim());
    for (const [facet, values] of chosen) for (const value of values) params.append(facet, value);
    const address = `${location.pathname}${params.size ? `?${params}` : ""}`;
    const isOther = address !== location.pathname + location.search;
    if (isOther) history[typing ? "replaceState" : "pushState"](null, "", address);
    typing = isTyped && (typing || isOther);
  }

  async function ask() {
    const own = (turn += 1);
    const before = loaded();
    const question = input.value.trim();
    const asked = terms(question);
    try {
      await openTable();
      await Promise.all([...chosen].filter(([, values]) => values.size > 0).map(([facet]) => loadFacet(facet)));
      const filtered = [...chosen.values()].some((values) => values.size > 0);
      const everything = () => ({ results: rankAll([new Uint8Array(table.rank.length).fill(1)], 1), near: false });
      const found = asked.length > 0 ? await find(asked) : filtered ? everything() : null;
      if (own !== turn) return;
      answer = found && { ...found, asked, question, own, at: 0, shown: [], apart: [] };
      await Promise.all([show(), answer && showMore(before)]);
    } catch {
      if (own === turn) status.textContent = words.failed;
    }
  }

  /** What is left of the results by the facets, but for one of them. */
  function passing(except) {
    const tests = [...chosen].filter(([facet, values]) => facet !== except && values.size > 0).map(([facet, values]) => {
      const valueOf = { kind: table.kind, year: table.year }[facet];
      if (valueOf) return (n) => values.has(String(valueOf[n]));
      const ranks = new Set((facetValues.get(facet) ?? []).filter(([value]) => values.has(value)).flatMap(([, ranks]) => ranks));
      return (n) => ranks.has(n);
    });
    return answer.results.filter(({ n }) => tests.every((test) => test(n)));
  }

  function show() {
    index.hidden = answer !== null;
    for (const one of [list, nearList.closest("section") ?? nearList, moreButton]) one.hidden = true;
    list.replaceChildren();
    nearList.replaceChildren();
    for (const facet of facetParts) facet.hidden = answer === null || answer.results.length === 0;
    if (!answer) {
      status.textContent = "";
      return null;
    }
    answer.left = passing(null);
    const count = answer.left.length;
    status.textContent = count === 0 ? words.none : answer.near ? words.near : fill(words.found, count);
    const open = facetParts.filter((facet) => facet.open || chosen.get(facet.dataset.facet).size > 0);
    return Promise.all(open.map((facet) => showFacet(facet)));
  }

  /** How many texts can be read before all that was loaded since then is more than a question should load. */
  function room(before) {
    const usual = sizes.t.length ? sum(sizes.t) / sizes.t.length : USUAL;
    return Math.floor((BYTES - (loaded() - before)) / usual);
  }

  /** What is known of a place: its title, names and text. */
  async function recordAt(place) {
    return (await file(`${table.folder}/t${place >> table.shift}.js`))[place];
  }

  /** What shows best how a result answers, how well it does, and whether nothing was left unread that might do better. */
  async function confirmed({ n, others }, record, { asked, near }, before) {
    const how = asked.length ? level(record, asked) : 1;
    // Terms that stand in other parts of a long document are not looked for together.
    if (how > 0 || near || asked.length > 1) return { record, how, certain: table.own[n].length === 1 };
    const unread = [...others];
    while (unread.length > 0 && room(before) > 0) {
      const other = await recordAt(unread.shift());
      if (level(other, asked) > 0) return { record: other, how: level(other, asked), certain: true };
    }
    return { record, how, certain: unread.length === 0 };
  }

  /** Reads on until there is a page of results that hold what was asked for. */
  async function showMore(before = loaded()) {
    const own = answer;
    moreButton.hidden = true;
    const fresh = [];
    let read = 0;
    const most = own.near ? PAGE : READ;
    while (own.at < own.left.length && fresh.length < PAGE && read < most) {
      const count = Math.min(PAGE - fresh.length, most - read, room(before));
      if (count < 1 && read > 0) break;
      const next = own.left.slice(own.at, own.at + Math.max(1, count));
      own.at += next.length;
      read += next.length;
      const records = await Promise.all(next.map(({ place }) => recordAt(place)));
      for (const [n, result] of next.entries()) {
        const { record, how, certain } = await confirmed(result, records[n], own, before);
        (own.near || (how === 0 && certain) ? own.apart : fresh).push({ ...result, record, how });
      }
      if (own.own !== turn) return;
    }
    fresh.sort((a, b) => b.how - a.how);
    const first = fresh[0] ?? own.apart[0];
    own.shown.push(...fresh);
    list.append(...fresh.map((result) => item(result, own.asked)));
    list.hidden = own.shown.length === 0;
    const done = own.at >= own.left.length;
    moreButton.hidden = done;
    if (done || own.shown.length === 0) {
      nearList.replaceChildren(...own.apart.map((result) => item(result, own.asked)));
      (nearList.closest("section") ?? nearList).hidden = own.apart.length === 0;
      if (done && !own.near && own.left.length > 0) {
        status.textContent = own.shown.length ? fill(words.found, own.shown.length) : words.near;
      }
    }
    return first;
  }

  function item({ n, record, place }, asked) {
    const element = part("result").content.firstElementChild.cloneNode(true);
    const url = new URL(`../${record.u}`, here);
    // A folder on a disk has no server that would look for its first page.
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    const kind = table.kind[n];
    const values = {
      title: marked(record.t, asked),
      text: record.x ? marked(sentence(record, asked), asked) : "",
      kind: words[`kind${kind[0].toUpperCase()}${kind.slice(1)}`] ?? "",
      date: record.d ?? "",
      place: record.p ? marked(record.p, asked) : "",
      event: record.e ?? "",
      names: record.n?.some((name) => asked.some((term) => matches(units(name), term).length)) ? marked(record.n.join(words.comma), asked) : "",
      people: record.w ? marked(record.w.slice(0, 8).join(words.comma), asked) : "",
    };
    for (const slot of element.querySelectorAll("[data-slot]")) {
      const value = values[slot.dataset.slot];
      if (value === "" || value === undefined) slot.remove();
      else slot.replaceChildren(value);
      if (slot.matches("a")) slot.href = url;
      if (record.l && ["title", "text"].includes(slot.dataset.slot)) slot.lang = record.l;
    }
    element.dataset.place = place;
    return element;
  }

  // ---- facets

  async function loadFacet(facet) {
    if (!FILES[facet] || facetValues.has(facet)) return;
    const values = await file(`${FILES[facet]}.js`);
    facetValues.set(facet, values.map(([value, codes]) => [value, rising(codes)]));
  }

  async function showFacet(element) {
    const { facet } = element.dataset;
    const own = turn;
    try {
      await openTable();
      await loadFacet(facet);
    } catch {
      status.textContent = words.failed;
    }
    if (own !== turn || !answer) return;
    const left = passing(facet);
    const counts = new Map();
    if (FILES[facet]) {
      const held = new Set(left.map(({ n }) => n));
      for (const [value, ranks] of facetValues.get(facet) ?? []) counts.set(value, ranks.filter((n) => held.has(n)).length);
    } else {
      for (const { n } of left) {
        const value = String(table[facet][n]);
        if (value !== "0") counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    const picked = chosen.get(facet);
    const order = facet === "year" ? (a, b) => Number(b[0]) - Number(a[0]) : (a, b) => b[1] - a[1];
    const values = [...counts].filter(([value, count]) => count > 0 || picked.has(value)).sort(order);
    const shown = values.filter(([value], n) => n < VALUES || picked.has(value));
    const box = element.querySelector("ul") ?? element.appendChild(document.createElement("ul"));
    box.replaceChildren(...shown.map(([value, count]) => choice(facet, value, count, picked.has(value))));
    element.hidden = values.length === 0;
  }

  function choice(facet, value, count, checked) {
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked, name: facet, value });
    const name = document.createElement("span");
    const number = document.createElement("span");
    name.textContent = facet === "kind" ? words[`kind${value[0].toUpperCase()}${value.slice(1)}`] ?? value : value;
    number.className = "count";
    number.textContent = count;
    label.append(box, " ", name, " ", number);
    const line = document.createElement("li");
    line.append(label);
    return line;
  }

  // ---- what readers do

  function stopWaiting() {
    clearTimeout(wait);
    wait = 0;
  }
  function askNow(isTyped) {
    stopWaiting();
    toAddress(isTyped);
    busily(ask);
  }
  function soon() {
    clearTimeout(wait);
    wait = setTimeout(askNow, 150, true);
    tellBusy();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    askNow(false);
  });
  input.addEventListener("input", (event) => event.isComposing || soon());
  input.addEventListener("compositionend", soon);
  input.addEventListener("focus", () => openTable().catch(() => {}), { once: true });
  moreButton.addEventListener("click", async () => {
    const first = await busily(() => showMore());
    if (first) list.querySelector(`[data-place="${first.place}"] a`)?.focus();
  });
  for (const element of facetParts) {
    element.open ||= Boolean(element.dataset.open) && matchMedia(element.dataset.open).matches;
    element.addEventListener("toggle", () => element.open && answer && busily(() => showFacet(element)));
    element.addEventListener("change", async ({ target }) => {
      const { name, value, checked } = target;
      if (checked) chosen.get(name).add(value);
      else chosen.get(name).delete(value);
      typing = false;
      toAddress(false);
      await busily(ask);
      [...document.querySelectorAll(`[data-facet="${name}"] input`)].find((box) => box.value === value)?.focus();
    });
  }
  addEventListener("popstate", () => {
    stopWaiting();
    typing = false;
    fromAddress();
    busily(ask);
  });

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const links = [...list.querySelectorAll("a[href]"), ...nearList.querySelectorAll("a[href]")].filter((link) => link.dataset.slot === "title");
    const at = links.indexOf(target);
    if (key === "ArrowDown" && (target === input || at >= 0)) {
      links[at + 1]?.focus();
    } else if (key === "ArrowUp" && at >= 0) {
      (links[at - 1] ?? input).focus();
    } else if (key === "Escape" && at >= 0) {
      input.focus();
    } else if (key === "Escape" && target === input && input.value) {
      input.value = "";
      soon();
    } else {
      return;
    }
    event.preventDefault();
  });

  form.closest("[hidden]")?.removeAttribute("hidden");
  fromAddress();
  busily(ask);
})();
