// The schema of the ledger; migrations are named, append-only and never edited.

internal import Domain
internal import GRDB

enum Schema {
    static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 ledger") { db in
            try db.execute(sql: first)
            for index in indexes { try db.execute(sql: index.sql) }
        }
        migrator.registerMigration("2 closings") { db in
            try db.execute(
                sql: """
                    CREATE TABLE closings(month INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(number),
                      closed_by TEXT NOT NULL, document TEXT NOT NULL, sha256 TEXT NOT NULL)
                    """)
        }
        // A ledger that was made before has all indexes but this one.
        migrator.registerMigration("3 cut rows") { db in
            try db.execute(sql: "CREATE INDEX IF NOT EXISTS payments_cut ON payments(booked_on) WHERE \(cutRow)")
        }
        migrator.registerMigration("4 refunds") { db in
            try db.execute(
                sql: """
                    CREATE TABLE refunds(decision TEXT PRIMARY KEY, payment INTEGER NOT NULL REFERENCES payments(id),
                      amount INTEGER NOT NULL CHECK(amount > 0), kept INTEGER NOT NULL, debit INTEGER REFERENCES payments(id),
                      state INTEGER NOT NULL, CHECK(kept >= 0 AND kept <= amount)) WITHOUT ROWID
                    """)
        }
        migrator.registerMigration("5 returns") { db in
            // Nothing told until now which returns had found their payment: earlier ones are not tried again.
            try db.execute(sql: "UPDATE payments SET reserved = -amount WHERE \(waitingReturn)")
            try db.execute(
                sql: "CREATE INDEX IF NOT EXISTS payments_returns ON payments(booked_on) WHERE \(waitingReturn)")
        }
        migrator.registerMigration("6 repeats") { db in
            try db.execute(
                sql: "CREATE TABLE repeats(file INTEGER PRIMARY KEY REFERENCES files(row), obligations BLOB)")
            // NULL: what earlier files repeated was not kept, a late file is held against their versions only.
            try db.execute(
                sql: "INSERT INTO repeats SELECT row, NULL FROM files WHERE role = 'obligations' AND known > 0")
        }
        migrator.registerMigration("7 summaries") { db in
            try db.execute(
                sql: """
                    CREATE TABLE summaries(run INTEGER PRIMARY KEY REFERENCES runs(number), words TEXT, document TEXT)
                    """)
            // NULL: what earlier runs said of themselves was not kept.
            try db.execute(sql: "INSERT INTO summaries SELECT number, NULL, NULL FROM runs")
        }
        return migrator
    }

    /// A return, reversal or chargeback that took nothing back yet: its payment may come later.
    static let waitingReturn =
        "amount < 0 AND reserved = 0 AND purpose IN "
        + "(\(Purpose.refund.rawValue), \(Purpose.chargeback.rawValue))"

    /// The last row of a list without a line end (`PaymentFlags.lineOpen`).
    static let cutRow = "flags & \(PaymentFlags.lineOpen.rawValue) != 0"

    /// An index beside a table's primary key.
    struct Index {
        let table: String
        let name: String
        let columns: String
        var isUnique = false
        var sql: String { "CREATE \(isUnique ? "UNIQUE " : "")INDEX \(name) ON \(columns)" }
    }

    /// Only what a query needs. A load that is larger than the table takes them down and makes them again behind it.
    static let indexes = [
        Index(table: "obligations", name: "obligations_by_id", columns: "obligations(id)", isUnique: true),
        Index(
            table: "payments", name: "payments_by_reference",
            columns: "payments(bank_reference) WHERE bank_reference IS NOT NULL"),
        Index(
            table: "payments", name: "payments_by_end_to_end",
            columns: "payments(end_to_end_id) WHERE end_to_end_id IS NOT NULL"),
        Index(
            table: "payments", name: "payments_by_merchant_reference",
            columns: "payments(merchant_reference) WHERE merchant_reference IS NOT NULL"),
        Index(table: "payments", name: "payments_open", columns: "payments(status) WHERE status IN (1, 2, 3)"),
        Index(table: "payments", name: "payments_cut", columns: "payments(booked_on) WHERE \(cutRow)"),
        Index(table: "payments", name: "payments_returns", columns: "payments(booked_on) WHERE \(waitingReturn)"),
        Index(table: "allocations", name: "allocations_by_payment", columns: "allocations(payment)"),
        Index(table: "allocations", name: "allocations_by_obligation", columns: "allocations(obligation)"),
        Index(table: "claims", name: "claims_by_payment", columns: "claims(payment)"),
        Index(table: "versions", name: "versions_by_obligation", columns: "versions(obligation)"),
    ]

    private static let first = """
        CREATE TABLE runs(number INTEGER PRIMARY KEY, date INTEGER NOT NULL, program TEXT NOT NULL, settings TEXT NOT NULL,
          fingerprint TEXT NOT NULL, manifest TEXT NOT NULL, previous TEXT NOT NULL, exit_status INTEGER NOT NULL,
          options TEXT NOT NULL, last_serial INTEGER NOT NULL);
        CREATE TABLE names(id INTEGER PRIMARY KEY, class TEXT NOT NULL, name TEXT NOT NULL, UNIQUE(class, name));
        CREATE TABLE files(row INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(number), source TEXT NOT NULL,
          name TEXT NOT NULL, role TEXT NOT NULL, format TEXT NOT NULL, encoding TEXT NOT NULL, sha256 TEXT NOT NULL,
          bytes INTEGER NOT NULL, status TEXT NOT NULL, records INTEGER NOT NULL, accepted INTEGER NOT NULL,
          known INTEGER NOT NULL, rejected INTEGER NOT NULL, message TEXT NOT NULL, refused_under TEXT NOT NULL,
          CHECK(records = accepted + known + rejected));
        CREATE TABLE statements(row INTEGER PRIMARY KEY, run INTEGER NOT NULL, file INTEGER NOT NULL REFERENCES files(row),
          line INTEGER NOT NULL, kind INTEGER NOT NULL, account INTEGER REFERENCES names(id), account_text TEXT NOT NULL,
          number TEXT NOT NULL, identification TEXT NOT NULL, sequence INTEGER, page INTEGER, is_last_page INTEGER NOT NULL,
          from_day INTEGER, to_day INTEGER, currency INTEGER NOT NULL, opening INTEGER, closing INTEGER, opening_on INTEGER,
          closing_on INTEGER, entries INTEGER NOT NULL, credits INTEGER NOT NULL, debits INTEGER NOT NULL, balanced INTEGER,
          summary_disagrees INTEGER NOT NULL, overlaps INTEGER NOT NULL);
        CREATE TABLE payments(id INTEGER PRIMARY KEY, run INTEGER NOT NULL, file INTEGER NOT NULL REFERENCES files(row),
          line INTEGER NOT NULL, detail INTEGER NOT NULL, channel INTEGER NOT NULL, purpose INTEGER NOT NULL,
          account INTEGER REFERENCES names(id), booked_on INTEGER NOT NULL, value_on INTEGER NOT NULL, paid_on INTEGER NOT NULL,
          amount INTEGER NOT NULL, charges INTEGER NOT NULL, currency INTEGER NOT NULL, flags INTEGER NOT NULL,
          terminal TEXT, bank_reference TEXT, end_to_end_id TEXT, merchant_reference TEXT, original_reference TEXT,
          obligor_id TEXT, obligor_name TEXT, payer_name TEXT, payer_iban TEXT, payment_code TEXT, remittance TEXT,
          transaction_code TEXT, allocated INTEGER NOT NULL, reserved INTEGER NOT NULL, status INTEGER NOT NULL,
          strategy INTEGER NOT NULL, confidence INTEGER NOT NULL, rate_converted INTEGER NOT NULL,
          CHECK(allocated >= 0 AND reserved >= 0),
          CHECK(rate_converted OR amount < 0 OR allocated + reserved <= amount));
        CREATE TABLE cards(payment INTEGER PRIMARY KEY, type INTEGER NOT NULL, file INTEGER NOT NULL REFERENCES files(row),
          line INTEGER NOT NULL, terminal TEXT, merchant TEXT, batch TEXT, order_id TEXT, merchant_reference TEXT,
          reference TEXT, approval TEXT, card TEXT, brand TEXT, text TEXT, amount INTEGER NOT NULL, currency INTEGER NOT NULL,
          fee INTEGER NOT NULL, transacted_at INTEGER NOT NULL, settled_on INTEGER NOT NULL, run INTEGER NOT NULL);
        CREATE TABLE orders(identity TEXT PRIMARY KEY, order_id TEXT NOT NULL, terminal TEXT NOT NULL, merchant_reference TEXT,
          obligation TEXT NOT NULL, payer TEXT, amount INTEGER NOT NULL, currency INTEGER NOT NULL, created_on INTEGER NOT NULL,
          created_at INTEGER NOT NULL, status INTEGER NOT NULL, file INTEGER NOT NULL REFERENCES files(row),
          line INTEGER NOT NULL, run INTEGER NOT NULL);
        CREATE TABLE obligations(row INTEGER PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL,
          principal INTEGER NOT NULL, interest INTEGER NOT NULL, costs INTEGER NOT NULL, discount INTEGER NOT NULL,
          rounding INTEGER NOT NULL, remitted INTEGER NOT NULL, paid_elsewhere INTEGER NOT NULL, paid INTEGER NOT NULL,
          outstanding INTEGER NOT NULL, credit INTEGER NOT NULL, state INTEGER NOT NULL, last_paid_on INTEGER NOT NULL,
          marks INTEGER NOT NULL, closed_seen_on INTEGER NOT NULL,
          CHECK(principal + interest + costs - discount - rounding - remitted - paid_elsewhere - paid = outstanding - credit),
          CHECK(outstanding >= 0 AND credit >= 0 AND (outstanding = 0 OR credit = 0)));
        CREATE TABLE versions(row INTEGER PRIMARY KEY, obligation INTEGER NOT NULL, run INTEGER NOT NULL,
          file INTEGER NOT NULL REFERENCES files(row), line INTEGER NOT NULL, source INTEGER NOT NULL REFERENCES names(id),
          kind INTEGER NOT NULL REFERENCES names(id), document_series TEXT, document_no TEXT, payer_id TEXT, payer_name TEXT,
          object TEXT, instalment TEXT, sent_to TEXT, issuer TEXT, principal INTEGER NOT NULL, interest INTEGER NOT NULL,
          costs INTEGER NOT NULL, paid_elsewhere INTEGER NOT NULL, outstanding INTEGER NOT NULL, currency INTEGER NOT NULL,
          document_date INTEGER NOT NULL, issued_on INTEGER NOT NULL, served_on INTEGER NOT NULL, due_on INTEGER NOT NULL,
          enforcement_on INTEGER NOT NULL, in_force_on INTEGER NOT NULL, limitation_restarted_on INTEGER NOT NULL,
          year INTEGER NOT NULL, status INTEGER NOT NULL, facts INTEGER NOT NULL);
        CREATE TABLE claims(obligation INTEGER NOT NULL REFERENCES obligations(row), payment INTEGER NOT NULL REFERENCES payments(id),
          amount INTEGER NOT NULL CHECK(amount > 0), principal INTEGER NOT NULL, interest INTEGER NOT NULL, costs INTEGER NOT NULL,
          credit INTEGER NOT NULL, discount INTEGER NOT NULL, rounding INTEGER NOT NULL, paid_on INTEGER NOT NULL,
          booked_on INTEGER NOT NULL, payment_amount INTEGER NOT NULL, bank_reference TEXT, strategy INTEGER NOT NULL,
          rule INTEGER NOT NULL, evidence TEXT, is_ruling INTEGER NOT NULL, PRIMARY KEY(obligation, payment),
          CHECK(amount = principal + interest + costs + credit)) WITHOUT ROWID;
        CREATE TABLE allocations(row INTEGER PRIMARY KEY, run INTEGER NOT NULL, payment INTEGER NOT NULL REFERENCES payments(id),
          obligation INTEGER NOT NULL REFERENCES obligations(row), amount INTEGER NOT NULL, principal INTEGER NOT NULL,
          interest INTEGER NOT NULL, costs INTEGER NOT NULL, credit INTEGER NOT NULL, discount INTEGER NOT NULL,
          rounding INTEGER NOT NULL, strategy INTEGER NOT NULL, rule INTEGER NOT NULL, paid_on INTEGER NOT NULL, evidence TEXT,
          CHECK(amount = principal + interest + costs + credit));
        CREATE TABLE discrepancies(id INTEGER PRIMARY KEY, code TEXT NOT NULL, payment INTEGER, obligation TEXT, batch INTEGER,
          file TEXT, position TEXT, key TEXT, bank_reference TEXT NOT NULL, source_file TEXT NOT NULL,
          source_position TEXT NOT NULL, amount INTEGER, currency INTEGER NOT NULL, message TEXT NOT NULL,
          arguments TEXT NOT NULL, related TEXT NOT NULL, state INTEGER NOT NULL, opened_on INTEGER NOT NULL,
          first_run INTEGER NOT NULL, last_run INTEGER NOT NULL, is_event INTEGER NOT NULL);
        CREATE TABLE decisions(id TEXT PRIMARY KEY, run INTEGER NOT NULL, decided_on INTEGER NOT NULL, decided_by TEXT NOT NULL,
          approved_by TEXT NOT NULL, action TEXT NOT NULL, payment_id TEXT NOT NULL, obligation_id TEXT NOT NULL,
          discrepancy_id TEXT NOT NULL, amount INTEGER, document_no TEXT NOT NULL, document_date INTEGER, requested_on INTEGER,
          reason TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE rejects(row INTEGER PRIMARY KEY, run INTEGER NOT NULL, file INTEGER NOT NULL REFERENCES files(row),
          position TEXT NOT NULL, message TEXT NOT NULL, arguments TEXT NOT NULL, raw TEXT NOT NULL);
        CREATE TABLE controls(row INTEGER PRIMARY KEY, run INTEGER NOT NULL, name TEXT NOT NULL, scope TEXT NOT NULL,
          currency TEXT NOT NULL, terms TEXT NOT NULL, difference INTEGER NOT NULL);
        CREATE TABLE certificates(number INTEGER PRIMARY KEY, run INTEGER NOT NULL, as_of INTEGER NOT NULL, payer TEXT NOT NULL,
          document TEXT NOT NULL);
        CREATE TABLE outputs(run INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
          PRIMARY KEY(run, name)) WITHOUT ROWID;
        """
}
