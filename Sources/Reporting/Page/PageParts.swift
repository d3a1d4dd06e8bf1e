// What report.html brings with it: its look on a screen, on a phone and on paper, and the script of its filters. Nothing
// is fetched from anywhere; without the script everything is there to read.

enum PageParts {
    static let style = """
        :root{color-scheme:light;--ink:#1b2733;--line:#d5dce4;--blue:#1f3864;--soft:#f3f6fa}
        *{box-sizing:border-box}
        body{margin:0;font:15px/1.45 system-ui,"Segoe UI",Roboto,Arial,sans-serif;color:var(--ink);background:#fff}
        main,header,footer{max-width:1280px;margin:0 auto;padding:0 20px}
        header{padding-top:22px}
        h1{font-size:24px;margin:0;color:var(--blue)}
        h2{font-size:18px;margin:34px 0 10px;color:var(--blue)}
        .sub{margin:4px 0 14px;color:#52606d}
        .fair{background:#ffeb9c;color:#7f6000}
        .verdict{display:inline-block;padding:8px 14px;border-radius:6px;font-weight:600}
        .good{background:#d8f0dc;color:#0b5d1e}.bad{background:#ffd6d6;color:#8e0b0b}
        nav{margin:14px 0 0}nav a{margin-right:14px;color:#0b57a4}
        .tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:12px}
        .tile{background:var(--soft);border:1px solid var(--line);border-radius:8px;padding:12px 14px}
        .tile b{display:block;font-size:22px;font-variant-numeric:tabular-nums;color:var(--blue);white-space:nowrap}
        .tile span{display:block;color:#44525f}.tile small{color:#5c6a77}
        .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(380px,100%),1fr));gap:18px;margin-top:24px}
        figure{margin:0;border:1px solid var(--line);border-radius:8px;padding:12px}
        figcaption{font-weight:600;margin-bottom:6px}
        svg{width:100%;height:auto;display:block}
        svg text{font:14px system-ui,"Segoe UI",Roboto,Arial,sans-serif;fill:#33414e}
        .g{stroke:#e1e6ec;fill:none}
        .legend{margin:6px 0 0}.legend i{display:inline-block;width:12px;height:12px;margin:0 6px 0 12px;border-radius:2px}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:14px}
        th{background:var(--blue);color:#fff;text-align:left;padding:7px 9px;font-weight:600;vertical-align:bottom}
        td{padding:6px 9px;border-bottom:1px solid var(--line);vertical-align:top}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        tfoot td{font-weight:700;border-top:2px solid var(--blue);border-bottom:0}
        tr[data-s=error] td:first-child{border-left:5px solid #c62828}
        tr[data-s=warning] td:first-child{border-left:5px solid #e0a100}
        tr[data-s=info] td:first-child{border-left:5px solid #9aa7b4}
        #list{font-size:13px}#list td{overflow-wrap:anywhere}#list td:nth-child(-n+6){overflow-wrap:normal}
        #list th:nth-child(6){width:38%}#list td:nth-child(6){min-width:260px}#list td:nth-child(7),#list td:nth-child(8){white-space:nowrap}
        #list td:nth-child(9){min-width:150px}#list small{display:block;margin-top:3px;color:#52606d}
        .filters{display:flex;flex-wrap:wrap;gap:10px;margin:0 0 12px;align-items:center}
        .filters[hidden]{display:none}
        .filters input,.filters select{font:inherit;padding:6px 8px;border:1px solid #9aa7b4;border-radius:6px;max-width:100%}
        .filters input{flex:1 1 220px}
        details{margin-top:4px}summary{cursor:pointer;color:#0b57a4}
        footer{margin-top:40px;padding-bottom:30px;color:#5c6a77;font-size:13px;overflow-wrap:anywhere}
        @media (min-width:901px) and (max-width:1279px){
        td,th{padding:5px 6px}#list{font-size:12px;table-layout:fixed}#list th,#list td{overflow-wrap:anywhere}
        #list th:nth-child(1){width:18%}#list th:nth-child(2){width:11%}#list th:nth-child(3){width:8%}#list th:nth-child(4){width:4%}#list th:nth-child(5){width:7%}#list th:nth-child(6){width:22%}
        #list td:nth-child(-n+6){overflow-wrap:anywhere}#list td:nth-child(6),#list td:nth-child(9){min-width:0}#list td:nth-child(7),#list td:nth-child(8){white-space:normal}
        #tables td.n{white-space:normal}#tables table{font-size:13px}#tables th,#tables td{overflow-wrap:anywhere}
        }
        @media (max-width:900px){
        body{font-size:16px}main,header,footer{padding:0 14px}
        .tiles{grid-template-columns:1fr 1fr}.tile b{font-size:18px}
        .charts{grid-template-columns:1fr}
        thead{position:absolute;left:-9999px}
        table,tbody,tfoot,tr,td{display:block;width:100%}
        tr{border:1px solid var(--line);border-radius:8px;margin-bottom:10px;padding:4px 0}
        td,td.n{display:flex;justify-content:space-between;gap:14px;text-align:right;border:0;padding:4px 12px;white-space:normal}
        td:empty{display:none}
        td::before{content:attr(data-h);color:#5c6a77;text-align:left;flex:0 0 38%}
        tr td:first-child{font-weight:600;flex-wrap:wrap}#list td:first-child small{flex:1 0 100%;margin:0;font-weight:400}
        #list td:nth-child(6){display:block;text-align:left}
        #list td:nth-child(6)::before{display:block}
        }
        @media print{
        @page{size:A4 landscape;margin:12mm}
        body{font-size:10pt}main,header,footer{max-width:none;padding:0}
        .filters,nav{display:none}
        h2{break-after:avoid}tr,figure,.tile{break-inside:avoid}
        table,#list{font-size:8pt;line-height:1.25}td{padding:3px 6px}.n,#list td:nth-child(7),#list td:nth-child(8){white-space:nowrap}thead{display:table-header-group}
        th,.tile,.verdict,tr td:first-child{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        .tiles{grid-template-columns:repeat(6,1fr);gap:8px}.tile{padding:8px 10px}.tile b{font-size:14pt}
        .charts{grid-template-columns:1fr 1fr 1fr}.scroll{overflow:visible}
        details{display:block}tfoot{display:table-row-group}
        }

        """

    /// Shows the rows that the chosen words and the searched text allow.
    static let script = """
        (function(){var f=document.getElementById("filters"),t=document.getElementById("list");if(!f||!t)return;
        var rows=Array.prototype.slice.call(t.tBodies[0].rows),texts=rows.map(function(r){return r.textContent.toLowerCase()}),
        q=f.elements.q,s=f.elements.s,c=f.elements.c,t2=f.elements.t,n=document.getElementById("shown");
        function go(){var w=q.value.toLowerCase(),k=0;rows.forEach(function(r,i){
        var ok=(!s.value||r.dataset.s===s.value)&&(!c.value||r.dataset.c===c.value)&&(!t2.value||r.dataset.t===t2.value)&&(!w||texts[i].indexOf(w)>=0);
        r.hidden=!ok;r.style.display=ok?"":"none";if(ok)k++});n.textContent=k+" / "+rows.length}
        f.hidden=false;f.addEventListener("input",go);f.addEventListener("change",go);
        f.addEventListener("submit",function(e){e.preventDefault()});go()})();
        """
}
