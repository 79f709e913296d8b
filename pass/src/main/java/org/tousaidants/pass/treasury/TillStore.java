package org.tousaidants.pass.treasury;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;

/// Writes the ends of several vouchers at once: a batch is one round to the server and one commit.
@Repository
class TillStore {
    private final DataSource database;

    TillStore(DataSource database) {
        this.database = database;
    }

    /// How many rows each wrote: one, or none; all of it is safe, or nothing is written.
    int[] write(List<Till.Presented> batch) {
        try (var connection = database.getConnection()) {
            if (batch.size() == 1) return redeem(connection, batch);
            connection.setAutoCommit(false);
            var written = redeem(connection, batch);
            connection.commit();
            connection.setAutoCommit(true);
            return written;
        } catch (SQLException broken) {
            throw new IllegalStateException("the vouchers were not taken", broken);
        }
    }

    /// Each statement writes one end or nothing; all of them in one round to the server.
    private static int[] redeem(Connection connection, List<Till.Presented> batch) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into treasury_end (network, voucher, id, act, debit, credit, cents, service, minutes, how, by, at)
                select network, id, ?, 'REDEEM', account, ?, face_cents, ?, ?, ?, ?, ?
                from treasury_voucher
                where network = ? and code = ? and account = ? and face_cents = ? and activation is not null and valid_until >= ?
                on conflict do nothing""")) {
            for (var one : batch) {
                insert.setObject(1, one.id());
                insert.setInt(2, one.credit());
                insert.setString(3, one.service());
                insert.setInt(4, one.minutes());
                insert.setString(5, one.how());
                insert.setObject(6, one.by());
                insert.setObject(7, Rows.at(one.at()));
                insert.setString(8, one.network());
                insert.setObject(9, one.code());
                insert.setInt(10, one.account());
                insert.setInt(11, one.cents());
                insert.setObject(12, one.today());
                if (batch.size() == 1) return new int[] {insert.executeUpdate()};
                insert.addBatch();
            }
            return insert.executeBatch();
        }
    }
}
