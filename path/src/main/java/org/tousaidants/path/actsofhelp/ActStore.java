package org.tousaidants.path.actsofhelp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.db.Sql;

/// Rows of `acts_act`, `acts_undone` and `acts_usual`.
@Repository
class ActStore {
    /// Those that no later row replaced.
    private static final String STANDING = """
            a.struck = false and not exists (select 1 from acts_act c where c.network = a.network and c.corrects = a.id)""";

    private final Sql sql;

    ActStore(Sql sql) {
        this.sql = sql;
    }

    /// False when the id is there already, or was taken back, or the row to correct was corrected meanwhile.
    boolean add(Act act) {
        var what = act.what();
        return sql.sql("""
                insert into acts_act (id, helper, kind, at, received, themes, procedure, mode, minutes, heads,
                    spot, place, gear, outcome, obstacle, next, imported, corrects, struck)
                select :id, :helper, :kind, :at, :received, :themes, :procedure, :mode, :minutes, :heads,
                    :spot, :place::uuid, :gear, :outcome, :obstacle, :next, :imported, :corrects::uuid, :struck
                where not exists (select 1 from acts_undone where id = :id)
                on conflict do nothing""")
                        .param("id", act.id())
                        .param("helper", act.helper())
                        .param("kind", ConstantName.low(what.kind()))
                        .param("at", what.at())
                        .param("received", act.received())
                        .param("themes", what.themes().toArray(String[]::new))
                        .param("procedure", what.procedure())
                        .param("mode", what.mode().map(ConstantName::low))
                        .param("minutes", what.minutes())
                        .param("heads", what.heads())
                        .param("spot", ConstantName.low(what.spot()))
                        .param("place", what.place().map(UUID::toString))
                        .param(
                                "gear",
                                what.gear().stream().map(ConstantName::low).toArray(String[]::new))
                        .param("outcome", what.result().outcome().map(ConstantName::low))
                        .param("obstacle", what.result().obstacle().map(ConstantName::low))
                        .param("next", what.result().next().map(ConstantName::low))
                        .param("imported", act.imported())
                        .param("corrects", act.corrects().map(UUID::toString))
                        .param("struck", act.struck())
                        .update()
                == 1;
    }

    /// Those that correct nothing, in one statement; returns the ids of those that were not there.
    Set<UUID> add(List<Act> acts) {
        return Set.copyOf(sql.sql("""
                insert into acts_act (id, helper, kind, at, received, themes, procedure, mode, minutes, heads,
                    spot, place, gear, outcome, obstacle, next, imported, struck)
                select id, helper, kind, at, received, string_to_array(themes, ','), procedure, mode, minutes,
                    heads, spot, place, string_to_array(gear, ','), outcome, obstacle, next, imported, false
                from unnest(:ids::uuid[], :helpers::uuid[], :kinds::text[], :ats::timestamptz[], :received::timestamptz[],
                    :themes::text[], :procedures::text[], :modes::text[], :minutes::int[], :heads::int[], :spots::text[],
                    :places::uuid[], :gears::text[], :outcomes::text[], :obstacles::text[], :nexts::text[],
                    :imported::boolean[])
                  as t(id, helper, kind, at, received, themes, procedure, mode, minutes, heads, spot, place, gear, outcome,
                    obstacle, next, imported)
                where not exists (select 1 from acts_undone u where u.id = t.id)
                on conflict do nothing returning id""")
                .param("ids", each(acts, act -> act.id().toString()))
                .param("helpers", each(acts, act -> act.helper().toString()))
                .param("kinds", each(acts, act -> ConstantName.low(act.what().kind())))
                .param("ats", each(acts, act -> act.what().at().toString()))
                .param("received", each(acts, act -> act.received().toString()))
                .param("themes", each(acts, act -> String.join(",", act.what().themes())))
                .param("procedures", each(acts, act -> act.what().procedure().orElse(null)))
                .param("modes", each(acts, act -> written(act.what().mode())))
                .param("minutes", each(acts, act -> Integer.toString(act.what().minutes())))
                .param("heads", each(acts, act -> Integer.toString(act.what().heads())))
                .param("spots", each(acts, act -> ConstantName.low(act.what().spot())))
                .param(
                        "places",
                        each(acts, act -> act.what().place().map(UUID::toString).orElse(null)))
                .param(
                        "gears",
                        each(
                                acts,
                                act -> act.what().gear().stream()
                                        .map(ConstantName::low)
                                        .collect(Collectors.joining(","))))
                .param("outcomes", each(acts, act -> written(act.what().result().outcome())))
                .param(
                        "obstacles",
                        each(acts, act -> written(act.what().result().obstacle())))
                .param("nexts", each(acts, act -> written(act.what().result().next())))
                .param("imported", each(acts, act -> Boolean.toString(act.imported())))
                .query(UUID.class)
                .list());
    }

    private static @Nullable String[] each(List<Act> acts, Function<Act, @Nullable String> value) {
        return acts.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String written(Optional<? extends Enum<?>> constant) {
        return constant.map(ConstantName::low).orElse(null);
    }

    Optional<Act> find(UUID id) {
        return sql.sql("select a.* from acts_act a where a.id = :id")
                .param("id", id)
                .query(Act.class)
                .optional();
    }

    /// The one of this helper, if it still stands.
    Optional<Act> standing(UUID helper, UUID id) {
        return sql.sql("select a.* from acts_act a where a.helper = :helper and a.id = :id and " + STANDING)
                .param("helper", helper)
                .param("id", id)
                .query(Act.class)
                .optional();
    }

    /// Of what she did there since, as it stands.
    int heads(UUID helper, UUID place, Instant since) {
        return sql.sql("""
                select coalesce(sum(a.heads), 0)::int from acts_act a
                where a.helper = :helper and a.place = :place and a.at >= :since and\s""" + STANDING)
                .param("helper", helper)
                .param("place", place)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    List<Act> latest(UUID helper, Instant from, int limit) {
        return sql.sql("select a.* from acts_act a where a.helper = :helper and a.at >= :from and " + STANDING
                        + " order by a.at desc, a.id limit :limit")
                .param("helper", helper)
                .param("from", from)
                .param("limit", limit)
                .query(Act.class)
                .list();
    }

    List<Act> latestAt(UUID place, int limit) {
        return sql.sql("select a.* from acts_act a where a.place = :place and a.spot = 'place' and " + STANDING
                        + " order by a.at desc, a.id limit :limit")
                .param("place", place)
                .param("limit", limit)
                .query(Act.class)
                .list();
    }

    /// What she noted of one act over time, the oldest first.
    List<Act> history(UUID helper, UUID id) {
        return sql.sql("""
                with recursive older as (
                    select a.* from acts_act a where a.helper = :helper and a.id = :id
                    union all
                    select a.* from acts_act a join older o on a.network = o.network and a.id = o.corrects)
                select * from older order by received, id""")
                .param("helper", helper)
                .param("id", id)
                .query(Act.class)
                .list();
    }

    boolean undone(UUID id) {
        return sql.sql("select exists (select 1 from acts_undone where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// False when it is not hers, is older than `since`, or a later row corrects it.
    boolean undo(UUID helper, UUID id, Instant since, Instant now) {
        return sql.sql("""
                with gone as (
                    delete from acts_act a where a.helper = :helper and a.id = :id
                      and a.received >= :since
                      and not exists (select 1 from acts_act c where c.network = a.network and c.corrects = a.id)
                    returning a.network, a.id, a.helper)
                insert into acts_undone (network, id, helper, at) select network, id, helper, :now from gone""")
                        .param("helper", helper)
                        .param("id", id)
                        .param("since", since)
                        .param("now", now)
                        .update()
                == 1;
    }

    Optional<UUID> usual(UUID helper) {
        return sql.sql("select place from acts_usual where helper = :helper")
                .param("helper", helper)
                .query(UUID.class)
                .optional();
    }

    void makeUsual(UUID helper, UUID place) {
        sql.sql("""
                insert into acts_usual (helper, place) values (:helper, :place)
                on conflict (network, helper) do update set place = excluded.place""").param("helper", helper).param("place", place).update();
    }
}
