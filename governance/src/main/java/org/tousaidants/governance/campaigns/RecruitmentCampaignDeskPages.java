package org.tousaidants.governance.campaigns;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SitePublicAddress;
import org.tousaidants.platform.web.View;

/// « Mobiliser » — pages on which a coordinator starts a campaign, prints its posters and letters, and reads its
/// progress.
@Controller
@AllowedRoles(Role.COORDINATOR)
class RecruitmentCampaignDeskPages {
    private static final String PATH = "/bureau/mobiliser";
    private static final int TITLE_MAX = 120;
    private static final int WORDS_MAX = 600;

    record CampaignListView(
            List<HelperRecruitmentCampaign> campaigns,
            List<FormChoice> guarantees,
            DistanceToHelpMeasure measure,
            Form form) {}

    record CampaignDeskView(
            HelperRecruitmentCampaign campaign,
            String address,
            List<HelperRecruitmentCampaigns.CommuneProgress> lines) {
        int wanted() {
            return lines.stream()
                    .mapToInt(HelperRecruitmentCampaigns.CommuneProgress::wanted)
                    .sum();
        }

        int answered() {
            return lines.stream()
                    .mapToInt(HelperRecruitmentCampaigns.CommuneProgress::answered)
                    .sum();
        }
    }

    /// A poster or a letter to print.
    ///
    /// @param address address of the public page of the campaign
    /// @param qr QR code of this address
    /// @param communes names of the communes
    record PrintedCampaignView(HelperRecruitmentCampaign campaign, String address, String qr, String communes) {}

    private final HelperRecruitmentCampaigns campaigns;
    private final SitePublicAddress address;

    RecruitmentCampaignDeskPages(HelperRecruitmentCampaigns campaigns, SitePublicAddress address) {
        this.campaigns = campaigns;
        this.address = address;
    }

    @GetMapping(PATH)
    View list(SignedInPerson actor, Page page) {
        return listed(actor, Form.filled(Map.of("id", List.of(UUID.randomUUID().toString()))), page);
    }

    private View listed(SignedInPerson actor, Form form, Page page) {
        return View.of(
                "governance/campaigns/campaigns",
                new CampaignListView(
                        campaigns.all(actor.network()),
                        campaigns.guarantees(actor.network()).stream()
                                .map(one -> FormChoice.of(one.id(), page.french(one.phrase()))
                                        .french())
                                .toList(),
                        campaigns.measure(actor.network()),
                        form));
    }

    @PostMapping(PATH)
    View begin(SignedInPerson actor, Form form, Page page) {
        var title = form.text("titre")
                .required("campaigns.title.missing")
                .max(TITLE_MAX)
                .get();
        var words = form.text("mots")
                .required("campaigns.words.missing")
                .max(WORDS_MAX)
                .get();
        var until =
                form.text("fin").required("campaigns.until.missing").as(FormValueParser::day, "campaigns.until.wrong");
        var guarantee =
                form.text("garantie").required("campaigns.guarantee.missing").get();
        if (form.hasErrors() || until.isEmpty())
            return listed(actor, form, page).status(422);
        var begun = campaigns.begin(actor, id(form.value("id")), title, words, until.get(), guarantee);
        if (begun.isPresent()) return View.redirect(PATH + "/" + begun.get());
        form.error("garantie", "campaigns.nothing");
        return listed(actor, form, page).status(422);
    }

    private static UUID id(String typed) {
        return FormValueParser.uuid(typed).orElseGet(UUID::randomUUID);
    }

    @GetMapping(PATH + "/{id}")
    View campaign(SignedInPerson actor, @PathVariable UUID id) {
        var campaign = found(actor, id);
        return View.of(
                "governance/campaigns/campaign",
                new CampaignDeskView(campaign, address(campaign), campaigns.lines(actor.network(), campaign)));
    }

    @GetMapping(PATH + "/{id}/affiche.pdf")
    ResponseEntity<byte[]> poster(SignedInPerson actor, @PathVariable UUID id, Page page) {
        return pdf("governance/campaigns/posterPaper", "affiche", actor, id, page);
    }

    @GetMapping(PATH + "/{id}/lettre.pdf")
    ResponseEntity<byte[]> letter(SignedInPerson actor, @PathVariable UUID id, Page page) {
        return pdf("governance/campaigns/letterPaper", "lettre", actor, id, page);
    }

    private ResponseEntity<byte[]> pdf(String template, String name, SignedInPerson actor, UUID id, Page page) {
        var campaign = found(actor, id);
        var communes = String.join(
                ", ",
                campaigns.communes(actor.network(), campaign).stream()
                        .map(one -> one.name())
                        .toList());
        var paper = View.of(
                        template,
                        new PrintedCampaignView(
                                campaign, address(campaign), QrCode.dataUri(address(campaign)), communes))
                .text(page);
        return FileResponse.pdf(name + "-" + campaign.code() + ".pdf").body(PdfWriter.pdf(paper));
    }

    private String address(HelperRecruitmentCampaign campaign) {
        return address.of("/rejoindre/" + campaign.code());
    }

    private HelperRecruitmentCampaign found(SignedInPerson actor, UUID id) {
        return campaigns.find(actor.network(), id).orElseThrow(NotFoundException::new);
    }
}
