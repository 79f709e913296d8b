package org.tousaidants.governance.campaigns;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Rejoindre » — the public page that the code on a poster opens: one question without a name, then the
/// registration of helpers.
@Controller
@PublicAccess
@RateLimit
class HelperCampaignJoinPages {
    record CampaignJoinFormView(HelperRecruitmentCampaign campaign, List<FormChoice> communes, Form form) {}

    private final HelperRecruitmentCampaigns campaigns;
    private final TerritoryNetworks networks;

    HelperCampaignJoinPages(HelperRecruitmentCampaigns campaigns, TerritoryNetworks networks) {
        this.campaigns = campaigns;
        this.networks = networks;
    }

    @GetMapping("/rejoindre/{code}")
    View ask(@PathVariable String code) {
        return asked(code, Form.empty());
    }

    private View asked(String code, Form form) {
        var campaign = campaigns.open(networks.here(), code).orElseThrow(NotFoundException::new);
        return View.of(
                "governance/campaigns/join",
                new CampaignJoinFormView(
                        campaign,
                        campaigns.communes(networks.here(), campaign).stream()
                                .map(HelperCampaignJoinPages::choice)
                                .toList(),
                        form));
    }

    private static FormChoice choice(Commune commune) {
        return FormChoice.of(commune.code(), commune.name());
    }

    @PostMapping("/rejoindre/{code}")
    View join(@PathVariable String code, Form form) {
        if (campaigns.answer(networks.here(), code, form.value("commune"))) return View.redirect("/devenir-aidant");
        form.error("commune", "campaigns.join.commune.missing");
        return asked(code, form).status(422);
    }
}
