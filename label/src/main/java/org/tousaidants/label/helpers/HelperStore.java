package org.tousaidants.label.helpers;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Files, the profiles chosen one after the other, and the steps.
@Repository
class HelperStore {
    private final JdbcClient sql;

    HelperStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// False when the account has a file already.
    boolean add(String network, Helper helper) {
        return sql.sql("""
                insert into helpers_helper (network, id, account, opened_at)
                values (:network, :id, :account, :at) on conflict (network, account) do nothing""")
                        .param("network", network)
                        .param("id", helper.id())
                        .param("account", helper.account())
                        .param("at", Timestamp.from(helper.openedAt()))
                        .update()
                == 1;
    }

    void choose(String network, UUID helper, String profile, String commune, String organisation, Instant at) {
        sql.sql("""
                insert into helpers_profile (network, helper, profile, commune, organisation, at)
                values (:network, :helper, :profile, :commune, :organisation, :at)""")
                .param("network", network)
                .param("helper", helper)
                .param("profile", profile)
                .param("commune", commune)
                .param("organisation", organisation)
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<Helper> ofAccount(String network, UUID account) {
        return found(network, " and h.account = :id", account).stream().findFirst();
    }

    Optional<Helper> find(String network, UUID helper) {
        return found(network, " and h.id = :id", helper).stream().findFirst();
    }

    /// In the order in which they came.
    List<Helper> all(String network) {
        return found(network, "", null);
    }

    private List<Helper> found(String network, String scope, @Nullable UUID id) {
        var query = sql.sql("""
                select h.id, h.account, h.opened_at, p.profile, p.commune, p.organisation
                from helpers_helper h
                join lateral (select profile, commune, organisation from helpers_profile
                    where network = h.network and helper = h.id order by n desc limit 1) p on true
                where h.network = :network""" + scope + " order by h.opened_at, h.id").param("network", network);
        return (id == null ? query : query.param("id", id))
                .query((row, n) -> new Helper(
                        row.getObject("id", UUID.class),
                        row.getObject("account", UUID.class),
                        row.getTimestamp("opened_at").toInstant(),
                        row.getString("profile"),
                        row.getString("commune"),
                        row.getString("organisation")))
                .list();
    }

    void append(String network, UUID helper, Step step) {
        sql.sql("""
                insert into helpers_step (network, helper, at, act, by, version, detail)
                values (:network, :helper, :at, :act, :by, :version, :detail)""")
                .param("network", network)
                .param("helper", helper)
                .param("at", Timestamp.from(step.at()))
                .param("act", step.act().name())
                .param("by", step.by().orElse(null))
                .param("version", step.version())
                .param("detail", step.detail())
                .update();
    }

    /// Newest first.
    List<Step> steps(String network, UUID helper) {
        return sql.sql("""
                select at, act, by, version, detail from helpers_step
                where network = :network and helper = :helper order by n desc""")
                .param("network", network)
                .param("helper", helper)
                .query((row, n) -> new Step(
                        row.getTimestamp("at").toInstant(),
                        Step.Act.valueOf(row.getString("act")),
                        Optional.ofNullable(row.getObject("by", UUID.class)),
                        row.getString("version"),
                        row.getString("detail")))
                .list();
    }
}
