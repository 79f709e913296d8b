package org.tousaidants.pass.treasury;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;

/// Writes the ends of several vouchers at once: a batch is one statement, one round to the server and one commit. It
/// keeps a connection of its own, whose plans are made once; only one batch is written at a time.
@Repository
class TillStore {
    private static final String ONE = """
            insert into treasury_end (network, voucher, id, act, debit, credit, cents, service, minutes, how, by, at)
            select network, id, ?, 'REDEEM', account, ?, face_cents, ?, ?, ?, ?, ?
            from treasury_voucher
            where network = ? and code = ? and account = ? and face_cents = ? and activation is not null and valid_until >= ?
            on conflict do nothing""";
    private static final String SEVERAL = """
            insert into treasury_end (network, voucher, id, act, debit, credit, cents, service, minutes, how, by, at)
            select v.network, v.id, r.id, 'REDEEM', v.account, r.credit, v.face_cents, r.service, r.minutes, r.how, r.by, r.at
            from unnest(?::text[], ?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::int[], ?::text[], ?::int[], ?::text[],
                    ?::uuid[], ?::date[], ?::timestamptz[])
                r (network, id, code, account, credit, cents, service, minutes, how, by, today, at)
            join treasury_voucher v on v.network = r.network and v.code = r.code
            where v.account = r.account and v.face_cents = r.cents and v.activation is not null and v.valid_until >= r.today
            on conflict do nothing returning id""";

    /// « Couloir » — the connection of the till and its statements.
    private record Lane(Connection connection, PreparedStatement one, PreparedStatement several) {
        /// The connection goes back without what was set on it.
        void close() {
            try (connection;
                    var settings = connection.createStatement()) {
                settings.execute("reset plan_cache_mode");
                settings.execute("reset enable_hashjoin");
                settings.execute("reset enable_mergejoin");
            } catch (SQLException alreadyBroken) {
                return;
            }
        }
    }

    private final DataSource database;
    private @Nullable Lane lane;

    TillStore(DataSource database) {
        this.database = database;
    }

    /// How many rows each wrote: one, or none; all of it is safe, or nothing is written. No two of a batch have one id.
    synchronized int[] write(List<Till.Presented> batch) {
        var kept = lane;
        try {
            if (kept != null) return write(kept, batch);
        } catch (SQLException broken) {
            // The database was away. What it may have written already is not written twice.
            drop(kept);
        }
        var fresh = lane();
        try {
            return write(fresh, batch);
        } catch (SQLException broken) {
            drop(fresh);
            throw new IllegalStateException("the vouchers were not taken", broken);
        }
    }

    private void drop(@Nullable Lane broken) {
        lane = null;
        if (broken != null) broken.close();
    }

    /// Array statements are planned anew each time unless told not to, and a plan for many rows reads the whole table.
    private Lane lane() {
        try {
            var connection = database.getConnection();
            try {
                return lane(connection);
            } catch (SQLException broken) {
                connection.close();
                throw broken;
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("the till has no connection", broken);
        }
    }

    private Lane lane(Connection connection) throws SQLException {
        try (var settings = connection.createStatement()) {
            settings.execute("set plan_cache_mode = force_generic_plan");
            settings.execute("set enable_hashjoin = off");
            settings.execute("set enable_mergejoin = off");
        }
        var made = new Lane(connection, connection.prepareStatement(ONE), connection.prepareStatement(SEVERAL));
        lane = made;
        return made;
    }

    private static int[] write(Lane lane, List<Till.Presented> batch) throws SQLException {
        return batch.size() == 1 ? new int[] {one(lane.one(), batch.getFirst())} : several(lane, batch);
    }

    private static int one(PreparedStatement insert, Till.Presented one) throws SQLException {
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
        return insert.executeUpdate();
    }

    private static int[] several(Lane lane, List<Till.Presented> batch) throws SQLException {
        var insert = lane.several();
        array(lane, 1, "text", batch, Till.Presented::network);
        array(lane, 2, "uuid", batch, Till.Presented::id);
        array(lane, 3, "uuid", batch, Till.Presented::code);
        array(lane, 4, "int4", batch, Till.Presented::account);
        array(lane, 5, "int4", batch, Till.Presented::credit);
        array(lane, 6, "int4", batch, Till.Presented::cents);
        array(lane, 7, "text", batch, Till.Presented::service);
        array(lane, 8, "int4", batch, Till.Presented::minutes);
        array(lane, 9, "text", batch, Till.Presented::how);
        array(lane, 10, "uuid", batch, Till.Presented::by);
        array(lane, 11, "text", batch, one -> one.today().toString());
        array(lane, 12, "text", batch, one -> one.at().toString());
        var numbers = new HashMap<UUID, Integer>();
        for (var n = 0; n < batch.size(); n++) numbers.put(batch.get(n).id(), n);
        var written = new int[batch.size()];
        try (var ids = insert.executeQuery()) {
            while (ids.next()) written[Objects.requireNonNull(numbers.get(ids.getObject(1, UUID.class)))] = 1;
        }
        return written;
    }

    private static void array(
            Lane lane, int n, String type, List<Till.Presented> batch, Function<Till.Presented, Object> value)
            throws SQLException {
        lane.several()
                .setArray(
                        n,
                        lane.connection()
                                .createArrayOf(type, batch.stream().map(value).toArray()));
    }

    @PreDestroy
    synchronized void close() {
        drop(lane);
    }
}
