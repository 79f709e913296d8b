package org.tousaidants.support.activitylog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.db.Sql;

/// Stores rows of the tables `activitylog_activity`, `activitylog_undone` and `activitylog_usual`.
@Repository
class HelpActivityStore {
    /// SQL condition that is true only for rows that no later row replaces.
    private static final String STANDING = """
            a.struck = false and not exists (select 1 from activitylog_activity c where c.network = a.network and c.corrects = a.id)""";

    private final Sql sql;

    HelpActivityStore(Sql sql) {
        this.sql = sql;
    }

    /// Stores an activity. Returns false if its id exists or was withdrawn, or if the row that it corrects was
    /// itself corrected in the meantime.
    boolean add(HelpActivity act) {
        var what = act.what();
        return sql.sql("""
                insert into activitylog_activity (id, helper, kind, recorded_at, received_at, themes, procedure, mode, minutes, heads,
                    spot, place, gear, outcome, obstacle, next, imported, corrects, struck)
                select :id, :helper, :kind, :at, :received, :themes, :procedure, :mode, :minutes, :heads,
                    :spot, :place::uuid, :gear, :outcome, :obstacle, :next, :imported, :corrects::uuid, :struck
                where not exists (select 1 from activitylog_undone where id = :id)
                on conflict do nothing""")
                        .param("id", act.id())
                        .param("helper", act.helper())
                        .param("kind", EnumConstantName.low(what.kind()))
                        .param("at", what.at())
                        .param("received", act.received())
                        .param("themes", what.themes().toArray(String[]::new))
                        .param("procedure", what.procedure())
                        .param("mode", what.mode().map(EnumConstantName::low))
                        .param("minutes", what.minutes())
                        .param("heads", what.heads())
                        .param("spot", EnumConstantName.low(what.spot()))
                        .param("place", what.place().map(UUID::toString))
                        .param(
                                "gear",
                                what.gear().stream().map(EnumConstantName::low).toArray(String[]::new))
                        .param("outcome", what.result().outcome().map(EnumConstantName::low))
                        .param("obstacle", what.result().obstacle().map(EnumConstantName::low))
                        .param("next", what.result().next().map(EnumConstantName::low))
                        .param("imported", act.imported())
                        .param("corrects", act.corrects().map(UUID::toString))
                        .param("struck", act.struck())
                        .update()
                == 1;
    }

    Optional<HelpActivity> find(UUID id) {
        return sql.sql("select a.* from activitylog_activity a where a.id = :id")
                .param("id", id)
                .query(HelpActivity.class)
                .optional();
    }

    /// Returns an activity of this helper; empty if a later row replaced it.
    Optional<HelpActivity> standing(UUID helper, UUID id) {
        return sql.sql("select a.* from activitylog_activity a where a.helper = :helper and a.id = :id and " + STANDING)
                .param("helper", helper)
                .param("id", id)
                .query(HelpActivity.class)
                .optional();
    }

    /// Returns the number of people whom the helper helped at the place since `since`. Corrections that the
    /// helper made later are taken into account.
    int heads(UUID helper, UUID place, Instant since) {
        return sql.sql("""
                select coalesce(sum(a.heads), 0)::int from activitylog_activity a
                where a.helper = :helper and a.place = :place and a.recorded_at >= :since and\s""" + STANDING)
                .param("helper", helper)
                .param("place", place)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    List<HelpActivity> latest(UUID helper, Instant from, int limit) {
        return sql.sql("select a.* from activitylog_activity a where a.helper = :helper and a.recorded_at >= :from and "
                        + STANDING + " order by a.recorded_at desc, a.id limit :limit")
                .param("helper", helper)
                .param("from", from)
                .param("limit", limit)
                .query(HelpActivity.class)
                .list();
    }

    List<HelpActivity> latestAt(UUID place, int limit) {
        return sql.sql("select a.* from activitylog_activity a where a.place = :place and a.spot = 'place' and "
                        + STANDING + " order by a.recorded_at desc, a.id limit :limit")
                .param("place", place)
                .param("limit", limit)
                .query(HelpActivity.class)
                .list();
    }

    /// Returns all rows of one activity, oldest first.
    List<HelpActivity> history(UUID helper, UUID id) {
        return sql.sql("""
                with recursive older as (
                    select a.* from activitylog_activity a where a.helper = :helper and a.id = :id
                    union all
                    select a.* from activitylog_activity a join older o on a.network = o.network and a.id = o.corrects)
                select * from older order by received_at, id""")
                .param("helper", helper)
                .param("id", id)
                .query(HelpActivity.class)
                .list();
    }

    boolean undone(UUID id) {
        return sql.sql("select exists (select 1 from activitylog_undone where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// Withdraws an activity. Returns false if it belongs to another helper, is older than `since`, or was
    /// corrected by a later row.
    boolean undo(UUID helper, UUID id, Instant since, Instant now) {
        return sql.sql("""
                with gone as (
                    delete from activitylog_activity a where a.helper = :helper and a.id = :id
                      and a.received_at >= :since
                      and not exists (select 1 from activitylog_activity c where c.network = a.network and c.corrects = a.id)
                    returning a.network, a.id, a.helper)
                insert into activitylog_undone (network, id, helper, recorded_at) select network, id, helper, :now from gone""")
                        .param("helper", helper)
                        .param("id", id)
                        .param("since", since)
                        .param("now", now)
                        .update()
                == 1;
    }

    Optional<UUID> usual(UUID helper) {
        return sql.sql("select place from activitylog_usual where helper = :helper")
                .param("helper", helper)
                .query(UUID.class)
                .optional();
    }

    void makeUsual(UUID helper, UUID place) {
        sql.sql("""
                insert into activitylog_usual (helper, place) values (:helper, :place)
                on conflict (network, helper) do update set place = excluded.place""").param("helper", helper).param("place", place).update();
    }
}
