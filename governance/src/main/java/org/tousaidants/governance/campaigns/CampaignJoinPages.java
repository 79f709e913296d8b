package org.tousaidants.governance.campaigns;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Rejoindre » — the public page behind the code of a poster: one question, no name, then the sign-up of
/// helpers.
@Controller
@PublicAccess
@RateLimit
class CampaignJoinPages {
    record JoinFormView(RecruitmentCampaign campaign, List<Choice> communes, Form form) {}

    private final RecruitmentCampaigns campaigns;
    private final Networks networks;

    CampaignJoinPages(RecruitmentCampaigns campaigns, Networks networks) {
        this.campaigns = campaigns;
        this.networks = networks;
    }

    @GetMapping("/rejoindre/{code}")
    View ask(@PathVariable String code) {
        return asked(code, Form.empty());
    }

    private View asked(String code, Form form) {
        var campaign = campaigns.open(networks.here(), code).orElseThrow(NotFound::new);
        return View.of(
                "governance/campaigns/join",
                new JoinFormView(
                        campaign,
                        campaigns.communes(networks.here(), campaign).stream()
                                .map(CampaignJoinPages::choice)
                                .toList(),
                        form));
    }

    private static Choice choice(Commune commune) {
        return Choice.of(commune.code(), commune.name());
    }

    @PostMapping("/rejoindre/{code}")
    View join(@PathVariable String code, Form form) {
        if (campaigns.answer(networks.here(), code, form.value("commune"))) return View.redirect("/devenir-aidant");
        form.error("commune", "campaigns.join.commune.missing");
        return asked(code, form).status(422);
    }
}
