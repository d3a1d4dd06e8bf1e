#!/usr/bin/env python3
"""The bare join in DuckDB: payments to obligations by the id in the text, sums per obligation, the same snapshot as CSV.

    rival.py DIR OUT.csv
"""
import sys

import duckdb

folder, out = sys.argv[1], sys.argv[2]
base = duckdb.connect()
base.execute("SET preserve_insertion_order = false")
base.execute(f"""
COPY (
  WITH o AS (
    SELECT obligation_id, kind, payer_id, payer_name, object, CAST(round(principal * 100) AS BIGINT) AS principal, issued_on, due_on
    FROM read_csv('{folder}/Inputs/register/obligations.csv', header = true, auto_detect = false, delim = ',', quote = '"', columns =
      {{obligation_id: 'VARCHAR', kind: 'VARCHAR', payer_id: 'VARCHAR', payer_name: 'VARCHAR', object: 'VARCHAR',
        principal: 'DECIMAL(18,2)', issued_on: 'DATE', due_on: 'DATE', status: 'VARCHAR'}})),
  p AS (
    SELECT regexp_extract(remittance, 'MD[0-9]{{2}}-[0-9]{{9}}') AS obligation_id, sum(CAST(amount * 100 AS BIGINT)) AS paid,
           max(value_on) AS last_paid_on
    FROM read_csv('{folder}/Inputs/bank/payments.csv', header = true, auto_detect = false, delim = ',', quote = '"', columns =
      {{account: 'VARCHAR', booked_on: 'DATE', value_on: 'DATE', amount: 'DECIMAL(18,2)', currency: 'VARCHAR',
        bank_reference: 'VARCHAR', counterparty_name: 'VARCHAR', remittance: 'VARCHAR'}})
    GROUP BY 1)
  SELECT o.obligation_id, kind, '' AS document_no, payer_id, payer_name, object, year(issued_on) AS "year", issued_on, due_on,
         'EUR' AS currency, CAST(principal / 100 AS DECIMAL(18,2)) AS principal, 0.00 AS interest, 0.00 AS costs, 0.00 AS discount,
         0.00 AS rounding, 0.00 AS remitted, 0.00 AS paid_elsewhere, CAST(coalesce(paid, 0) / 100 AS DECIMAL(18,2)) AS paid,
         CAST(greatest(principal - coalesce(paid, 0), 0) / 100 AS DECIMAL(18,2)) AS outstanding,
         CAST(greatest(coalesce(paid, 0) - principal, 0) / 100 AS DECIMAL(18,2)) AS credit,
         CASE WHEN paid > principal THEN 'overpaid' WHEN paid = principal THEN 'settled' WHEN paid > 0 THEN 'partly_paid' ELSE 'open' END
           AS state, last_paid_on
  FROM o LEFT JOIN p USING (obligation_id) ORDER BY o.obligation_id
) TO '{out}' (HEADER, DELIMITER ',')
""")
