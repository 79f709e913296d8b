package org.tousaidants.pass.treasury;

import jakarta.annotation.PreDestroy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.tenancy.TenantDataSource;

/// Writes the ends of several vouchers at once: a batch is one statement, one round to the server and one commit.
/// It keeps a connection of its own, whose plans are made once; only one batch is written at a time.
///
/// `on conflict` costs a second record and a lock for each row. It is left out at first: where a voucher has
/// ended, nothing is written, and the batch is tried again with it, so that one does not stop the others. And
/// nothing is asked back: only a batch of which something was not written asks what was. A batch is written by
/// the number of its vouchers, as an order that expires and a booklet that is cancelled are: two who end the same
/// vouchers in another order would wait for each other.
@Repository
class TillStore {
    private static final String ONE = """
            insert into treasury_end (voucher, id, act, debit, credit, cents, service, minutes, how, by, at, on_day)
            select id, ?, 'REDEEM', account, ?, face_cents, ?, ?, ?, ?, to_timestamp(?), date '1970-01-01' + ?
            from treasury_voucher
            where code = ? and account = ? and face_cents = ? and activation is not null
              and valid_until - date '1970-01-01' >= ?
            """;
    private static final String SEVERAL = """
            insert into treasury_end (voucher, id, act, debit, credit, cents, service, minutes, how, by, at, on_day)
            select v.id, r.id, 'REDEEM', v.account, r.credit, v.face_cents, r.service, r.minutes, r.how, r.by, ?,
                date '1970-01-01' + r.day
            from unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::int[], ?::text[], ?::int[], ?::text[], ?::uuid[],
                    ?::int[])
                r (id, code, account, credit, cents, service, minutes, how, by, day)
            join treasury_voucher v on v.code = r.code
            where v.account = r.account and v.face_cents = r.cents and v.activation is not null and v.valid_until >= ?
            order by v.id
            """;
    private static final String CAREFULLY = " on conflict do nothing ";
    /// What one batch wrote has one transaction, and what was written before has an earlier one.
    private static final String WRITTEN = """
            select id, code from (
                select e.id, v.code, e.tx = max(e.tx) over () as of_this_batch
                from treasury_voucher v join treasury_end e on e.network = v.network and e.voucher = v.id
                where v.code = any (?::uuid[]) and e.id = any (?::uuid[])) asked
            where of_this_batch
            """;
    private static final String UNIQUE_VIOLATION = "23505";

    private record Inserts(PreparedStatement one, PreparedStatement several) {
        static Inserts of(Connection connection, String conflict) throws SQLException {
            return new Inserts(
                    connection.prepareStatement(ONE + conflict), connection.prepareStatement(SEVERAL + conflict));
        }
    }

    /// « Couloir » — the connection of the till and its statements.
    private record Lane(Connection connection, Inserts quick, Inserts careful, PreparedStatement written) {
        /// The connection returns to the pool without the settings of this store.
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

    /// How many rows each wrote: one, or none; all of it is safe, or nothing is written. No two of a batch have one
    /// id; all are of one network and one day.
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

    /// Array statements are planned anew each time unless told not to, and a plan for many rows reads the whole
    /// table.
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
        var made = new Lane(
                connection,
                Inserts.of(connection, ""),
                Inserts.of(connection, CAREFULLY),
                connection.prepareStatement(WRITTEN));
        lane = made;
        return made;
    }

    private int[] write(Lane lane, List<Till.Presented> batch) throws SQLException {
        TenantDataSource.say(database, lane.connection());
        try {
            return write(lane, lane.quick(), batch);
        } catch (SQLException broken) {
            if (!UNIQUE_VIOLATION.equals(broken.getSQLState())) throw broken;
            return write(lane, lane.careful(), batch);
        }
    }

    private static int[] write(Lane lane, Inserts inserts, List<Till.Presented> batch) throws SQLException {
        return batch.size() == 1
                ? new int[] {one(inserts.one(), batch.getFirst())}
                : several(lane, inserts.several(), batch);
    }

    private static int one(PreparedStatement insert, Till.Presented one) throws SQLException {
        insert.setObject(1, one.id());
        insert.setInt(2, one.credit());
        insert.setString(3, one.use().service());
        insert.setInt(4, one.use().minutes());
        insert.setString(5, one.use().how());
        insert.setObject(6, one.by());
        insert.setDouble(7, seconds(one.at()));
        insert.setInt(8, days(one.day()));
        insert.setObject(9, one.code());
        insert.setInt(10, one.account());
        insert.setInt(11, one.use().cents());
        insert.setInt(12, days(one.today()));
        return insert.executeUpdate();
    }

    /// To the microsecond, as the database keeps it; numbers travel as they are, dates would be written and read.
    private static double seconds(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment) / 1e6;
    }

    private static int days(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }

    private static int[] several(Lane lane, PreparedStatement insert, List<Till.Presented> batch) throws SQLException {
        var connection = lane.connection();
        insert.setObject(1, Rows.at(batch.getLast().at()));
        insert.setArray(2, array(connection, "uuid", batch, Till.Presented::id));
        insert.setArray(3, array(connection, "uuid", batch, Till.Presented::code));
        insert.setObject(4, numbers(batch, Till.Presented::account));
        insert.setObject(5, numbers(batch, Till.Presented::credit));
        insert.setObject(6, numbers(batch, one -> one.use().cents()));
        insert.setArray(7, array(connection, "text", batch, one -> one.use().service()));
        insert.setObject(8, numbers(batch, one -> one.use().minutes()));
        insert.setArray(9, array(connection, "text", batch, one -> one.use().how()));
        insert.setArray(10, array(connection, "uuid", batch, Till.Presented::by));
        insert.setObject(11, numbers(batch, one -> days(one.day())));
        insert.setObject(12, batch.getFirst().today());
        var written = new int[batch.size()];
        var many = insert.executeUpdate();
        if (many == batch.size()) Arrays.fill(written, 1);
        else if (many > 0) {
            var stand = written(lane, batch);
            for (var n = 0; n < batch.size(); n++)
                if (stand.contains(new Sent(batch.get(n).id(), batch.get(n).code()))) written[n] = 1;
        }
        return written;
    }

    private record Sent(UUID id, UUID code) {}

    private static Set<Sent> written(Lane lane, List<Till.Presented> batch) throws SQLException {
        lane.written().setArray(1, array(lane.connection(), "uuid", batch, Till.Presented::code));
        lane.written().setArray(2, array(lane.connection(), "uuid", batch, Till.Presented::id));
        var found = new HashSet<Sent>();
        try (var rows = lane.written().executeQuery()) {
            while (rows.next()) found.add(new Sent(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
        }
        return found;
    }

    private static Array array(
            Connection connection, String type, List<Till.Presented> batch, Function<Till.Presented, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, batch.stream().map(value).toArray());
    }

    private static int[] numbers(List<Till.Presented> batch, ToIntFunction<Till.Presented> value) {
        return batch.stream().mapToInt(value).toArray();
    }

    @PreDestroy
    synchronized void close() {
        drop(lane);
    }
}
