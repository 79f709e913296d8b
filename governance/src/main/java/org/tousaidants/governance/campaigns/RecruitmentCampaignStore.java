package org.tousaidants.governance.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores the campaigns of a network, their targets and their answers.
@Repository
class RecruitmentCampaignStore {
    private final Sql sql;

    RecruitmentCampaignStore(Sql sql) {
        this.sql = sql;
    }

    boolean add(HelperRecruitmentCampaign one, Instant now) {
        return sql.sql("""
                insert into campaigns_campaign (id, code, title, comment, until, created_at)
                values (:id, :code, :title, :words, :until, :now) on conflict do nothing""").params(one).param("now", now).update() == 1;
    }

    void target(UUID campaign, String commune, int wanted) {
        sql.sql("""
                insert into campaigns_target (campaign, commune, wanted)
                values (:campaign, :commune, :wanted)""")
                .param("campaign", campaign)
                .param("commune", commune)
                .param("wanted", wanted)
                .update();
    }

    void answer(UUID campaign, String commune, Instant now) {
        sql.sql("""
                insert into campaigns_answer (campaign, commune, recorded_at)
                values (:campaign, :commune, :now)""")
                .param("campaign", campaign)
                .param("commune", commune)
                .param("now", now)
                .update();
    }

    List<HelperRecruitmentCampaign> all() {
        return sql.sql("""
                select id, code, title, comment as words, until from campaigns_campaign
                order by created_at desc, id""").query(HelperRecruitmentCampaign.class).list();
    }

    Optional<HelperRecruitmentCampaign> byCode(String code) {
        return sql.sql("""
                select id, code, title, comment as words, until from campaigns_campaign
                where code = :code""")
                .param("code", code)
                .query(HelperRecruitmentCampaign.class)
                .optional();
    }

    List<HelperRecruitmentCampaign.RecruitmentTarget> targets(UUID campaign) {
        return sql.sql("""
                select commune, wanted, (select count(*) from campaigns_answer a where a.network = t.network
                    and a.campaign = t.campaign and a.commune = t.commune) answered
                from campaigns_target t where campaign = :campaign
                order by wanted desc, commune""")
                .param("campaign", campaign)
                .query(HelperRecruitmentCampaign.RecruitmentTarget.class)
                .list();
    }
}
