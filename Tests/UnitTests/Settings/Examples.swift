/// Settings files that are right.
enum Examples {
    /// contracts.md section 2, word for word but for long comments.
    static let contract = #"""
        version: 1
        organisation: {name: Община Пловдив, id: "000471504", currency: EUR, timezone: Europe/Sofia, language: bg}
        ledger: Outputs/ledger.sqlite
        outputs: Outputs

        sources:                      # name: how to read it
          tax-register:
            role: obligations
            path: Inputs/register/tax-*.csv        # glob
            extract: full                          # full or delta
            csv:                                   # all optional; shown are the defaults
              delimiter: ","                       # or ";" "\t" "|", or auto
              encoding: auto                       # utf-8, windows-1251, auto
              decimal: "."
              dates: yyyy-MM-dd                    # a list of patterns is allowed
              columns: {obligation_id: "Партида"}  # canonical name: header in the file, where they differ
              constants: {currency: BGN}           # canonical name: value for every row
              values: {status: {"В сила": open}}   # canonical name: value in the file: canonical value
          bank-84:   {role: bank, path: "Inputs/bank/*", format: auto}
          vpos:      {role: pos, path: "Inputs/pos/*.csv"}
          orders:    {role: orders, path: "Inputs/orders/*.csv"}
          decisions: {role: decisions, path: "Inputs/decisions/*.csv"}

        accounts:
          BG43TEST12348400000001: {type: revenue}          # revenue (84) | budget (31) | deposit (33)
          BG39TEST12343100000001: {type: budget, collects: [fine]}
        kinds:
          property_tax:  {code: "442100", group: tax}
          waste_fee:      {code: "442400", group: tax}
          vehicle_tax:    {code: "442300", group: tax}
          penal_decree:   {code: "446500", group: fine}     # наказателно постановление
          fine_ticket:    {code: "446500", group: fine}     # глоба с фиш
          parking_notice: {code: "446500", group: fine}    # уведомление за неправилно паркиране
          civil_fee:      {code: "448007", group: fee}      # гражданско състояние
          business_fee:   {code: "448007", group: fee}      # стопански дейности
          planning_fee:   {code: "448001", group: fee}      # устройство на територията
        acquirers:
          borica: {terminals: ["V1800001"], settles: net, group_by: [terminal, day], credit_within: 3, matches: "BORICA|БОРИКА",
                   cut_off: "00:00", fees: {percent: 0.8, fixed: 0.00, minimum: 0.00, brands: {VISA: {percent: 0.7}}}, fees_by: deduction}
        decisions: {two_persons_for: [write_off, refund], above: 0.00}
        reports: {files: all, workbook: {rows: 200000}}
        privacy: {mask: false}
        """#

    /// Everything else that may be said.
    static let mapped = #"""
        version: 1
        organisation: {name: Община Пловдив, id: 000471504, language: [bg, en]}
        sources:
          tax-register:
            role: obligations
            path: Inputs/register/tax-*.csv
            csv:
              delimiter: ";"
              encoding: windows-1251
              decimal: ","
              dates: [dd.MM.yyyy, d.M.yy]
              columns: {obligation_id: "Партида", kind: "Вид", payer_id: "ЕГН/ЕИК"}
              values: {kind: {"Данък недвижими имоти": property_tax}, status: {"В сила": open, "Спряно": suspended}, currency: {"лв": BGN}}
          fees: {role: obligations, path: "Inputs/register/fees-*.csv", csv: {delimiter: "\t"}}
          more: {role: obligations, path: "Inputs/register/more-*.csv", csv: {delimiter: auto}}
          bank: {role: bank, path: "Inputs/bank/*"}
        accounts:
          IT60X0542811101000000123456: {type: budget, also: "12348400000001"}
        kinds:
          property_tax: {code: 442100, group: tax, title: Данък, interest: computed, limitation: {term: 3, absolute: 6}, discounts: []}
          parking_notice: {code: 446500, group: fine, order: law, discounts: [parking]}
        reports: {files: [obligations, payments]}
        rules:
          interest: {divisor: 365, rates: [{from: 2026-01-01, percent: 10.15}]}
          tolerance: {rounding: 0.01}
          conversion: obligation
          payment_date: {bank: booked_on}
          repayment: principals_first
          use_credit: never
          holidays: [2026-12-28, 2026-09-07]
          discounts:
            parking:
              - {percent: 30, within_days: 7, from: 2020-01-01, until: 2025-09-06}
              - {percent: 25.5, within_days: 14, series: [К], from: 2025-09-07}
        matching: {strategies: [decision, document, obligation_id]}
        """#
}
