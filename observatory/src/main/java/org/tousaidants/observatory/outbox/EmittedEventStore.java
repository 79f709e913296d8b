package org.tousaidants.observatory.outbox;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.db.Sql;

@Repository
class EmittedEventStore {
    private static final Duration HANDING_OVER = Duration.ofMinutes(2);
    private static final String DUE = """
            h.slow = :slow and h.state = 'active' and h.next_try <= :now and (h.taken is null or h.taken < :dead)
              and (exists (select from outbox_event e
                           where e.network = h.network and (e.xid, e.id) > (h.after_xid, h.after_id)
                             and e.xid < pg_snapshot_xmin(pg_current_snapshot()))
                   or exists (select from outbox_dead d
                              where d.network = h.network and d.hook = h.id and d.again))
            """;

    record Event(long id, ReadMark cursor, String type, String body) {}

    /// « Tournée d’envoi » — a hook in the hands of one deliverer.
    record Delivery(UUID hook, UUID deliverer) {}

    private final Sql sql;

    EmittedEventStore(Sql sql) {
        this.sql = sql;
    }

    void add(String type, Instant at, String body) {
        sql.sql("insert into outbox_event (type, at, body) values (:type, :at, :body)")
                .param("type", type)
                .param("at", at)
                .param("body", body)
                .update();
    }

    /// Those that no transaction still open can come before.
    List<Event> after(ReadMark cursor, int limit) {
        return sql.sql("""
                select id, cast(xid as text) as xid, type, body from outbox_event
                where (xid, id) > (cast(:xid as xid8), :id)
                  and xid < pg_snapshot_xmin(pg_current_snapshot())
                order by xid, id limit :limit""")
                .param("xid", cursor.xid())
                .param("id", cursor.id())
                .param("limit", limit)
                .query(Event.class)
                .list();
    }

    /// Numbers of transactions lie in the future: the database was copied from another server.
    boolean ofAnotherServer() {
        return sql.sql("""
                select coalesce(greatest(
                    (select xid from outbox_event order by xid desc limit 1),
                    (select max(after_xid) from outbox_hook))
                        >= pg_snapshot_xmax(pg_current_snapshot()), false)""").query(Boolean.class).single();
    }

    /// All events so far get a number that is past on any server. Each hook goes back to the first that it has not
    /// read; what was written here comes after the last of the other server. Rather told twice than not at all.
    void numberAgain() {
        sql.sql("""
                with other as (
                    select greatest(
                        (select max(id) from outbox_event
                         where xid >= pg_snapshot_xmax(pg_current_snapshot())),
                        (select max(after_id) from outbox_hook
                         where after_xid >= pg_snapshot_xmax(pg_current_snapshot()))) as last),
                numbered as (update outbox_event set xid = '1')
                update outbox_hook h set after_xid = '1', after_id = coalesce(
                    (select min(e.id) - 1 from outbox_event e
                     where e.network = h.network
                       and ((e.xid, e.id) > (h.after_xid, h.after_id) or e.id > other.last)),
                    (select max(e.id) from outbox_event e where e.network = h.network), 0)
                from other""").update();
    }

    Optional<Event> find(long id) {
        return sql.sql("""
                select id, cast(xid as text) as xid, type, body from outbox_event
                where id = :id""").param("id", id).query(Event.class).optional();
    }

    /// Where a subscriber that begins now begins.
    ReadMark now() {
        return sql.sql("select cast(pg_snapshot_xmin(pg_current_snapshot()) as text)")
                .query((row, n) -> new ReadMark(row.getString(1), 0))
                .single();
    }

    /// Just before the first event of that moment or later.
    ReadMark before(Instant moment) {
        return sql.sql("""
                select cast(xid as text) as xid, id - 1 as id from outbox_event
                where at >= :moment order by xid, id limit 1""")
                .param("moment", moment)
                .query(ReadMark.class)
                .optional()
                .orElseGet(this::now);
    }

    void addHook(UUID id, URI address, List<String> types, ReadMark from, Instant now) {
        sql.sql("""
                insert into outbox_hook (id, address, types, after_xid, after_id, next_try, added)
                values (:id, :address, :types, cast(:xid as xid8), :after, :now, :now)""")
                .param("id", id)
                .param("address", address.toString())
                .param("types", types.toArray(String[]::new))
                .param("xid", from.xid())
                .param("after", from.id())
                .param("now", now)
                .update();
    }

    List<Hook> hooks() {
        return sql.sql("select *, cast(after_xid as text) as xid from outbox_hook order by added")
                .query((row, n) -> hook(row))
                .list();
    }

    Optional<Hook> hook(UUID id) {
        return sql.sql("select *, cast(after_xid as text) as xid from outbox_hook where id = :id")
                .param("id", id)
                .query((row, n) -> hook(row))
                .optional();
    }

    /// Those whose time has come.
    ///
    /// @param slow those that took long the last time, or the others
    List<UUID> due(boolean slow, Instant now) {
        return sql.sql("select h.id from outbox_hook h where " + DUE + "order by h.next_try, h.id")
                .param("slow", slow)
                .param("now", now)
                .param("dead", now.minus(HANDING_OVER))
                .query(UUID.class)
                .list();
    }

    /// Takes one whose time has come; false when another deliverer was first.
    boolean claim(Delivery delivery, boolean slow, Instant now) {
        return sql.sql("update outbox_hook h set taken = :now, deliverer = :deliverer where h.id = :hook and " + DUE)
                        .params(delivery)
                        .param("slow", slow)
                        .param("now", now)
                        .param("dead", now.minus(HANDING_OVER))
                        .update()
                == 1;
    }

    /// Something broke: the next one may take it.
    void leave(Delivery delivery) {
        sql.sql("""
                        update outbox_hook set taken = null, deliverer = null
                        where id = :hook and deliverer = :deliverer""").params(delivery).update();
    }

    private static Hook hook(ResultSet set) throws SQLException {
        var row = Rows.of(set);
        return new Hook(
                row.id("id"),
                URI.create(row.text("address")),
                row.texts("types"),
                row.text("state").equals("active"),
                new ReadMark(row.text("xid"), row.big("after_id")),
                row.number("tries"),
                row.text("trouble"),
                row.instant("next_try"));
    }

    /// It works on: no other takes the hook from it while one call after the other is answered slowly. False when
    /// another has it, or a person stopped it or set it back.
    boolean hold(Delivery delivery, Instant now) {
        return sql.sql("""
                        update outbox_hook set taken = :now
                        where id = :hook and deliverer = :deliverer""").params(delivery).param("now", now).update() == 1;
    }

    /// False, and nothing is written, as in [#hold].
    boolean read(Delivery delivery, ReadMark cursor) {
        return sql.sql("""
                        update outbox_hook set after_xid = cast(:xid as xid8), after_id = :after, tries = 0, trouble = ''
                        where id = :hook and deliverer = :deliverer""")
                        .params(delivery)
                        .param("xid", cursor.xid())
                        .param("after", cursor.id())
                        .update()
                == 1;
    }

    /// The coordination sets it back, also while it is delivered.
    void reset(UUID hook, ReadMark cursor) {
        sql.sql("""
                update outbox_hook set after_xid = cast(:xid as xid8), after_id = :after
                where id = :id""")
                .param("id", hook)
                .param("xid", cursor.xid())
                .param("after", cursor.id())
                .update();
    }

    /// How long it takes to answer, from now on.
    void pace(Delivery delivery, boolean slow) {
        sql.sql("""
                        update outbox_hook set slow = :slow
                        where id = :hook and deliverer = :deliverer and slow <> :slow""").params(delivery).param("slow", slow).update();
    }

    void release(Delivery delivery, int tries, Instant nextTry, String trouble) {
        sql.sql("""
                update outbox_hook
                set taken = null, deliverer = null, tries = :tries, next_try = :next, trouble = :trouble
                where id = :hook and deliverer = :deliverer""")
                .params(delivery)
                .param("tries", tries)
                .param("next", nextTry)
                .param("trouble", trouble)
                .update();
    }

    /// The deliverer stops after the call that it is waiting for.
    void state(UUID hook, boolean active, Instant now) {
        sql.sql("""
                update outbox_hook
                set state = :state, tries = 0, next_try = :now, taken = null, deliverer = null
                where id = :id""")
                .param("id", hook)
                .param("state", active ? "active" : "stopped")
                .param("now", now)
                .update();
    }

    void bury(UUID hook, long event, Instant now, String trouble) {
        sql.sql("""
                insert into outbox_dead (hook, event, at, trouble) values (:hook, :event, :now, :trouble)
                on conflict (network, hook, event) do update set at = :now, trouble = :trouble, again = false""")
                .param("hook", hook)
                .param("event", event)
                .param("now", now)
                .param("trouble", trouble)
                .update();
    }

    void raise(UUID hook, long event) {
        sql.sql("delete from outbox_dead where hook = :hook and event = :event")
                .param("hook", hook)
                .param("event", event)
                .update();
    }

    int again(UUID hook) {
        return sql.sql("update outbox_dead set again = true where hook = :hook")
                .param("hook", hook)
                .update();
    }

    List<Long> toSendAgain(UUID hook, int limit) {
        return sql.sql("""
                select event from outbox_dead where hook = :hook and again
                order by event limit :limit""")
                .param("hook", hook)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    List<Dead> dead() {
        return sql.sql("""
                select d.hook, d.event, coalesce(e.type, '') as type, d.at, d.trouble from outbox_dead d
                left join outbox_event e on e.network = d.network and e.id = d.event order by d.at desc limit 100""").query(Dead.class).list();
    }

    void forget(Instant before) {
        sql.sql("""
                delete from outbox_event e where e.at < :before
                  and not exists (select from outbox_dead d where d.network = e.network and d.event = e.id)""").param("before", before).update();
    }
}
