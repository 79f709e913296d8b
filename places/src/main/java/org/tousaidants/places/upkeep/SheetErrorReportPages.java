package org.tousaidants.places.upkeep;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.feedback.PublicRemarkForm;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// « Signaler une erreur » — a form with which anybody, even without an account, can report an error on a sheet.
@Controller
@PublicAccess
class SheetErrorReportPages {
    /// The form to report an error, and the place that it is about.
    record ReportFormView(Place place, Form form) {}

    private final Places places;
    private final SheetErrorReports reports;
    private final ErrorReportAnswerLinks answers;

    SheetErrorReportPages(Places places, SheetErrorReports reports, ErrorReportAnswerLinks answers) {
        this.places = places;
        this.reports = reports;
        this.answers = answers;
    }

    @GetMapping("/lieux/{address}/signalement")
    View ask(@PathVariable String address) {
        return View.of(
                "places/upkeep/report", new ReportFormView(find(address), SheetErrorReport.KIND.blank(Map.of())));
    }

    @PostMapping("/lieux/{address}/signalements")
    View send(@PathVariable String address, Form form, Page page, Optional<SignedInPerson> actor) {
        var place = find(address);
        var parsed = PublicRemarkForm.parse(form, SheetErrorReport.KIND);
        if (parsed.isEmpty())
            return View.of("places/upkeep/report", new ReportFormView(place, form))
                    .status(422);
        reports.send(place.code(), parsed.get(), page.lang(), actor);
        return View.redirect("/lieux/" + place.slug() + "/signalement/merci");
    }

    @GetMapping("/lieux/{address}/signalement/merci")
    View thanks(@PathVariable String address) {
        return View.of("places/upkeep/reported", find(address));
    }

    /// Shows the answer to a report to the person who opened the link of the letter.
    @GetMapping("/signalement/{secret}")
    @RateLimit
    View read(@PathVariable String secret) {
        return answers.open(secret)
                .map(read -> View.of("places/upkeep/answered", read))
                .orElseGet(() -> View.of("places/upkeep/shut", new SheetCheckPages.InvalidLinkView("lost"))
                        .status(410))
                .atASecret();
    }

    private Place find(String address) {
        return PlaceCode.endOf(address).flatMap(code -> places.find(code)).orElseThrow(NotFoundException::new);
    }
}
