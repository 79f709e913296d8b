package org.tousaidants.path.acts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;

/// Rows of `acts_act`, `acts_undone` and `acts_usual`.
@Repository
class ActStore {
    /// Those that no later row replaced.
    private static final String STANDING = """
            a.struck = false and not exists (select 1 from acts_act c where c.network = a.network and c.corrects = a.id)""";

    private final JdbcClient sql;

    ActStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// False when the id is there already, or was taken back, or the row to correct was corrected meanwhile.
    boolean add(String network, Act act) {
        var what = act.what();
        return sql.sql("""
                insert into acts_act (network, id, helper, kind, at, received, themes, procedure, mode, minutes, heads,
                    spot, place, gear, outcome, obstacle, next, imported, corrects, struck)
                select :network, :id, :helper, :kind, :at, :received, :themes, :procedure, :mode, :minutes, :heads,
                    :spot, :place::uuid, :gear, :outcome, :obstacle, :next, :imported, :corrects::uuid, :struck
                where not exists (select 1 from acts_undone where network = :network and id = :id)
                on conflict do nothing""")
                        .param("network", network)
                        .param("id", act.id())
                        .param("helper", act.helper())
                        .param("kind", Act.written(what.kind()))
                        .param("at", Rows.at(what.at()))
                        .param("received", Rows.at(act.received()))
                        .param("themes", what.themes().toArray(String[]::new))
                        .param("procedure", what.procedure().orElse(null))
                        .param("mode", what.mode().map(Act::written).orElse(null))
                        .param("minutes", what.minutes())
                        .param("heads", what.heads())
                        .param("spot", Act.written(what.spot()))
                        .param("place", what.place().map(UUID::toString).orElse(null))
                        .param("gear", what.gear().stream().map(Act::written).toArray(String[]::new))
                        .param(
                                "outcome",
                                what.result().outcome().map(Act::written).orElse(null))
                        .param(
                                "obstacle",
                                what.result().obstacle().map(Act::written).orElse(null))
                        .param("next", what.result().next().map(Act::written).orElse(null))
                        .param("imported", act.imported())
                        .param("corrects", act.corrects().map(UUID::toString).orElse(null))
                        .param("struck", act.struck())
                        .update()
                == 1;
    }

    Optional<Act> find(String network, UUID id) {
        return sql.sql("select a.* from acts_act a where a.network = :network and a.id = :id")
                .param("network", network)
                .param("id", id)
                .query((row, n) -> act(row))
                .optional();
    }

    /// The one of this helper, if it still stands.
    Optional<Act> standing(String network, UUID helper, UUID id) {
        return sql.sql(
                        "select a.* from acts_act a where a.network = :network and a.helper = :helper and a.id = :id and "
                                + STANDING)
                .param("network", network)
                .param("helper", helper)
                .param("id", id)
                .query((row, n) -> act(row))
                .optional();
    }

    List<Act> latest(String network, UUID helper, Instant from, int limit) {
        return sql.sql(
                        "select a.* from acts_act a where a.network = :network and a.helper = :helper and a.at >= :from and "
                                + STANDING + " order by a.at desc, a.id limit :limit")
                .param("network", network)
                .param("helper", helper)
                .param("from", Rows.at(from))
                .param("limit", limit)
                .query((row, n) -> act(row))
                .list();
    }

    /// What she noted of one act over time, the oldest first.
    List<Act> history(String network, UUID helper, UUID id) {
        return sql.sql("""
                with recursive older as (
                    select a.* from acts_act a where a.network = :network and a.helper = :helper and a.id = :id
                    union all
                    select a.* from acts_act a join older o on a.network = o.network and a.id = o.corrects)
                select * from older order by received, id""")
                .param("network", network)
                .param("helper", helper)
                .param("id", id)
                .query((row, n) -> act(row))
                .list();
    }

    boolean undone(String network, UUID id) {
        return sql.sql("select exists (select 1 from acts_undone where network = :network and id = :id)")
                .param("network", network)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// False when it is not hers, is older than `since`, or a later row corrects it.
    boolean undo(String network, UUID helper, UUID id, Instant since, Instant now) {
        return sql.sql("""
                with gone as (
                    delete from acts_act a where a.network = :network and a.helper = :helper and a.id = :id
                      and a.received >= :since
                      and not exists (select 1 from acts_act c where c.network = a.network and c.corrects = a.id)
                    returning a.network, a.id, a.helper)
                insert into acts_undone (network, id, helper, at) select network, id, helper, :now from gone""")
                        .param("network", network)
                        .param("helper", helper)
                        .param("id", id)
                        .param("since", Rows.at(since))
                        .param("now", Rows.at(now))
                        .update()
                == 1;
    }

    Optional<UUID> usual(String network, UUID helper) {
        return sql.sql("select place from acts_usual where network = :network and helper = :helper")
                .param("network", network)
                .param("helper", helper)
                .query(UUID.class)
                .optional();
    }

    void makeUsual(String network, UUID helper, UUID place) {
        sql.sql("""
                insert into acts_usual (network, helper, place) values (:network, :helper, :place)
                on conflict (network, helper) do update set place = excluded.place""")
                .param("network", network)
                .param("helper", helper)
                .param("place", place)
                .update();
    }

    private static Act act(ResultSet set) throws SQLException {
        var row = Rows.of(set);
        var gear = EnumSet.noneOf(Act.Gear.class);
        for (var one : row.texts("gear")) gear.add(Act.Gear.valueOf(one.toUpperCase(Locale.ROOT)));
        var what = new Act.What(
                row.constant("kind", Act.Kind.class),
                row.instant("at"),
                row.texts("themes"),
                row.maybeText("procedure"),
                row.maybeConstant("mode", Act.Mode.class),
                row.number("minutes"),
                row.number("heads"),
                row.constant("spot", Act.Spot.class),
                row.maybeId("place"),
                gear,
                new Act.Result(
                        row.maybeConstant("outcome", Act.Outcome.class),
                        row.maybeConstant("obstacle", Act.Obstacle.class),
                        row.maybeConstant("next", Act.Next.class)));
        return new Act(
                row.id("id"),
                row.id("helper"),
                what,
                row.instant("received"),
                row.flag("imported"),
                row.maybeId("corrects"),
                row.flag("struck"));
    }
}
