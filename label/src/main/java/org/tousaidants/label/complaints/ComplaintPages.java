package org.tousaidants.label.complaints;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.label.badges.Badge;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.badges.Badges;
import org.tousaidants.platform.feedback.Remark;
import org.tousaidants.platform.feedback.RemarkForm;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Réclamer » — a public form for complaints, without an account, and the page on which the complainant
/// follows a complaint.
@Controller
@PublicAccess
class ComplaintPages {
    /// @param holder the name on the badge; empty if unknown
    record ComplaintFormView(Form form, String holder) {}

    record FollowedComplaintView(Remark complaint, boolean justSent, String address) {}

    private static final int NUMBER_MAX = 40;

    private final Complaints complaints;
    private final Badges badges;

    ComplaintPages(Complaints complaints, Badges badges) {
        this.complaints = complaints;
        this.badges = badges;
    }

    @GetMapping("/reclamation")
    View ask(@RequestParam(defaultValue = "") String numero) {
        var written = BadgeCode.typed(numero).map(BadgeCode::grouped).orElse(numero);
        return asking(Complaint.KIND.blank(Map.of("numero", written)));
    }

    @PostMapping("/reclamation")
    View send(Form form, Page page) {
        var number = form.text("numero").max(NUMBER_MAX);
        var parsed = RemarkForm.parse(form, Complaint.KIND);
        if (parsed.isEmpty()) return asking(form).status(422);
        complaints.receive(parsed.get(), number.get(), page.lang());
        return View.redirect("/reclamation/" + parsed.get().id() + "?envoi=1");
    }

    @GetMapping("/reclamation/{id}")
    View follow(@PathVariable String id, @RequestParam(defaultValue = "") String envoi, Page page) {
        var complaint =
                ValueParser.uuid(id).flatMap(known -> complaints.follow(known)).orElseThrow(NotFound::new);
        return View.of(
                        "label/complaints/followed",
                        new FollowedComplaintView(
                                complaint, envoi.equals("1"), page.url("/reclamation/" + complaint.id())))
                .atASecret();
    }

    private View asking(Form form) {
        var holder = BadgeCode.typed(form.value("numero"))
                .flatMap(code -> badges.find(code))
                .map(Badge::name);
        return View.of("label/complaints/complain", new ComplaintFormView(form, holder.orElse("")));
    }
}
