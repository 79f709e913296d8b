package org.tousaidants.label.campaigns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The campaigns of a network, their targets, and how many answered.
@Repository
class CampaignStore {
    private final JdbcClient sql;

    CampaignStore(JdbcClient sql) {
        this.sql = sql;
    }

    boolean add(String network, Campaign one, Instant now) {
        return sql.sql("""
                insert into campaigns_campaign (network, id, code, title, words, until, created)
                values (:network, :id, :code, :title, :words, :until, :now) on conflict do nothing""")
                        .param("network", network)
                        .param("id", one.id())
                        .param("code", one.code())
                        .param("title", one.title())
                        .param("words", one.words())
                        .param("until", one.until())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void target(String network, UUID campaign, String commune, int wanted) {
        sql.sql("""
                insert into campaigns_target (network, campaign, commune, wanted)
                values (:network, :campaign, :commune, :wanted)""")
                .param("network", network)
                .param("campaign", campaign)
                .param("commune", commune)
                .param("wanted", wanted)
                .update();
    }

    void answer(String network, UUID campaign, String commune, Instant now) {
        sql.sql("""
                insert into campaigns_answer (network, campaign, commune, at)
                values (:network, :campaign, :commune, :now)""")
                .param("network", network)
                .param("campaign", campaign)
                .param("commune", commune)
                .param("now", Timestamp.from(now))
                .update();
    }

    List<Campaign> all(String network) {
        return sql.sql("""
                select id, code, title, words, until from campaigns_campaign where network = :network
                order by created desc, id""")
                .param("network", network)
                .query((row, n) -> campaign(row))
                .list();
    }

    Optional<Campaign> byCode(String network, String code) {
        return sql.sql("""
                select id, code, title, words, until from campaigns_campaign
                where network = :network and code = :code""")
                .param("network", network)
                .param("code", code)
                .query((row, n) -> campaign(row))
                .optional();
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        return new Campaign(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("title"),
                row.getString("words"),
                row.getObject("until", LocalDate.class));
    }

    List<Campaign.Target> targets(String network, UUID campaign) {
        return sql.sql("""
                select commune, wanted, (select count(*) from campaigns_answer a where a.network = t.network
                    and a.campaign = t.campaign and a.commune = t.commune) answered
                from campaigns_target t where network = :network and campaign = :campaign
                order by wanted desc, commune""")
                .param("network", network)
                .param("campaign", campaign)
                .query((row, n) ->
                        new Campaign.Target(row.getString("commune"), row.getInt("wanted"), row.getInt("answered")))
                .list();
    }
}
