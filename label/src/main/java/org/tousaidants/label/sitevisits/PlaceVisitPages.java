package org.tousaidants.label.sitevisits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlacePageLink;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.protocol.LabelRules.LabelFact;

/// « Noter une visite » — pages on which coordinators and appointed visitors report a visit.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class PlaceVisitPages {
    /// The page if the person may not report on this place.
    ///
    /// @param hers true if the person belongs to the place; false if they were not appointed as a visitor
    record VisitNotAllowedView(Place place, boolean hers) {
        String key() {
            return hers ? "visits.own" : "visits.not.named";
        }
    }

    record PlaceVisitFormView(Place place, List<LabelFact> facts, Form form, boolean done) {}

    private final PlaceConditionFacts visits;
    private final Clock clock;

    PlaceVisitPages(PlaceConditionFacts visits, Clock clock) {
        this.visits = visits;
        this.clock = clock;
    }

    @GetMapping("/visites/{code}")
    View ask(
            SignedInPerson actor,
            @PathVariable String code,
            @RequestParam(name = "fait", defaultValue = "") String done) {
        var place = place(actor, code);
        var standing = visits.standing(actor, place);
        if (standing != PlaceVisitors.VisitPermission.MAY_SEE) return closed(standing, place);
        var form = Form.filled(Map.of("jour", List.of(LocalDate.now(clock).toString())));
        return View.of("label/sitevisits/visit", asked(place, form, !done.isEmpty()));
    }

    @PostMapping("/visites/{code}")
    View note(SignedInPerson actor, @PathVariable String code, Form form) {
        var place = place(actor, code);
        var facts = visits.facts();
        var standing = visits.standing(actor, place);
        if (standing != PlaceVisitors.VisitPermission.MAY_SEE)
            return closed(standing, place).status(403);
        var noted = PlaceVisitForm.noted(form, facts);
        if (noted.isEmpty())
            return View.of("label/sitevisits/visit", asked(place, form, false)).status(422);
        switch (visits.note(actor, place.code(), noted.get())) {
            case PlaceConditionFacts.VisitReportResult.VisitReportRecorded() -> {
                return View.redirect("/visites/" + place.code() + "?fait=1");
            }
            case PlaceConditionFacts.VisitReportResult.VisitOfOwnPlaceRefused() -> {
                return closed(PlaceVisitors.VisitPermission.HER_OWN, place).status(403);
            }
            case PlaceConditionFacts.VisitReportResult.NotAppointedVisitor() -> {
                return closed(PlaceVisitors.VisitPermission.NOT_NAMED, place).status(403);
            }
            case PlaceConditionFacts.VisitReportResult.InvalidVisitDay() -> form.error("jour", "visits.day.wrong");
            case PlaceConditionFacts.VisitReportResult.InvalidVisitValue(var fact) ->
                form.error(fact, "web.error.choice");
        }
        return View.of("label/sitevisits/visit", asked(place, form, false)).status(422);
    }

    private static View closed(PlaceVisitors.VisitPermission standing, Place place) {
        return View.of(
                "label/sitevisits/own",
                new VisitNotAllowedView(place, standing == PlaceVisitors.VisitPermission.HER_OWN));
    }

    private PlaceVisitFormView asked(Place place, Form form, boolean done) {
        return new PlaceVisitFormView(place, visits.facts(), form, done);
    }

    private Place place(SignedInPerson actor, String code) {
        return PlaceCode.endOf(code).flatMap(one -> visits.place(actor, one)).orElseThrow(NotFoundException::new);
    }

    @Bean
    static PlacePageLink visitOfPlace() {
        return new PlacePageLink("visits.link", code -> "/visites/" + code, PlacePageLink.LinkAudience.SIGNED_IN, 90);
    }
}
