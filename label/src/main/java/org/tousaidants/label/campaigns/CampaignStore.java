package org.tousaidants.label.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// The campaigns of a network, their targets, and how many answered.
@Repository
class CampaignStore {
    private final Sql sql;

    CampaignStore(Sql sql) {
        this.sql = sql;
    }

    boolean add(String network, Campaign one, Instant now) {
        return sql.sql(network, """
                insert into campaigns_campaign (network, id, code, title, words, until, created)
                values (:network, :id, :code, :title, :words, :until, :now) on conflict do nothing""").params(one).param("now", now).update() == 1;
    }

    void target(String network, UUID campaign, String commune, int wanted) {
        sql.sql(network, """
                insert into campaigns_target (network, campaign, commune, wanted)
                values (:network, :campaign, :commune, :wanted)""")
                .param("campaign", campaign)
                .param("commune", commune)
                .param("wanted", wanted)
                .update();
    }

    void answer(String network, UUID campaign, String commune, Instant now) {
        sql.sql(network, """
                insert into campaigns_answer (network, campaign, commune, at)
                values (:network, :campaign, :commune, :now)""")
                .param("campaign", campaign)
                .param("commune", commune)
                .param("now", now)
                .update();
    }

    List<Campaign> all(String network) {
        return sql.sql(network, """
                select id, code, title, words, until from campaigns_campaign where network = :network
                order by created desc, id""").query(Campaign.class).list();
    }

    Optional<Campaign> byCode(String network, String code) {
        return sql.sql(network, """
                select id, code, title, words, until from campaigns_campaign
                where network = :network and code = :code""").param("code", code).query(Campaign.class).optional();
    }

    List<Campaign.Target> targets(String network, UUID campaign) {
        return sql.sql(network, """
                select commune, wanted, (select count(*) from campaigns_answer a where a.network = t.network
                    and a.campaign = t.campaign and a.commune = t.commune) answered
                from campaigns_target t where network = :network and campaign = :campaign
                order by wanted desc, commune""")
                .param("campaign", campaign)
                .query(Campaign.Target.class)
                .list();
    }
}
