package org.tousaidants.label.complaints;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.badges.LabelBadge;
import org.tousaidants.label.badges.LabelBadges;
import org.tousaidants.platform.feedback.PublicRemark;
import org.tousaidants.platform.feedback.PublicRemarkForm;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Réclamer » — the public form for complaints, which needs no account, and the page on which complainants follow
/// their complaint.
@Controller
@PublicAccess
class LabelComplaintPages {
    /// The form for a complaint.
    ///
    /// @param holder name on the badge; empty if unknown
    record ComplaintFormView(Form form, String holder) {}

    record FollowedComplaintView(PublicRemark complaint, boolean justSent, String address) {}

    private static final int NUMBER_MAX = 40;

    private final LabelComplaints complaints;
    private final LabelBadges badges;

    LabelComplaintPages(LabelComplaints complaints, LabelBadges badges) {
        this.complaints = complaints;
        this.badges = badges;
    }

    @GetMapping("/reclamation")
    View ask(@RequestParam(defaultValue = "") String numero) {
        var written = BadgeCode.typed(numero).map(BadgeCode::grouped).orElse(numero);
        return asking(LabelComplaint.KIND.blank(Map.of("numero", written)));
    }

    @PostMapping("/reclamation")
    View send(Form form, Page page) {
        var number = form.text("numero").max(NUMBER_MAX);
        var parsed = PublicRemarkForm.parse(form, LabelComplaint.KIND);
        if (parsed.isEmpty()) return asking(form).status(422);
        complaints.receive(parsed.get(), number.get(), page.lang());
        return View.redirect("/reclamation/" + parsed.get().id() + "?envoi=1");
    }

    @GetMapping("/reclamation/{id}")
    View follow(@PathVariable String id, @RequestParam(defaultValue = "") String envoi, Page page) {
        var complaint = FormValueParser.uuid(id)
                .flatMap(known -> complaints.follow(known))
                .orElseThrow(NotFoundException::new);
        return View.of(
                        "label/complaints/followed",
                        new FollowedComplaintView(
                                complaint, envoi.equals("1"), page.url("/reclamation/" + complaint.id())))
                .atASecret();
    }

    private View asking(Form form) {
        var holder = BadgeCode.typed(form.value("numero"))
                .flatMap(code -> badges.find(code))
                .map(LabelBadge::name);
        return View.of("label/complaints/complain", new ComplaintFormView(form, holder.orElse("")));
    }
}
