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
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.protocol.Label.Fact;

/// « Noter une visite » — pages on which coordinators and appointed visitors report a visit.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class VisitPages {
    /// Why the person may not report on this place: they belong to it, or were not appointed.
    record Closed(Place place, boolean hers) {
        String key() {
            return hers ? "visits.own" : "visits.not.named";
        }
    }

    record VisitFormView(Place place, List<Fact> facts, Form form, boolean done) {}

    private final PlaceObservations visits;
    private final Clock clock;

    VisitPages(PlaceObservations visits, Clock clock) {
        this.visits = visits;
        this.clock = clock;
    }

    @GetMapping("/visites/{code}")
    View ask(Actor actor, @PathVariable String code, @RequestParam(name = "fait", defaultValue = "") String done) {
        var place = place(actor, code);
        var standing = visits.standing(actor, place);
        if (standing != Visitors.Standing.MAY_SEE) return closed(standing, place);
        var form = Form.filled(Map.of("jour", List.of(LocalDate.now(clock).toString())));
        return View.of("label/sitevisits/visit", asked(place, form, !done.isEmpty()));
    }

    @PostMapping("/visites/{code}")
    View note(Actor actor, @PathVariable String code, Form form) {
        var place = place(actor, code);
        var facts = visits.facts();
        var standing = visits.standing(actor, place);
        if (standing != Visitors.Standing.MAY_SEE)
            return closed(standing, place).status(403);
        var noted = VisitForm.noted(form, facts);
        if (noted.isEmpty())
            return View.of("label/sitevisits/visit", asked(place, form, false)).status(422);
        switch (visits.note(actor, place.code(), noted.get())) {
            case PlaceObservations.VisitReportResult.Done() -> {
                return View.redirect("/visites/" + place.code() + "?fait=1");
            }
            case PlaceObservations.VisitReportResult.OwnPlaceRefused() -> {
                return closed(Visitors.Standing.HER_OWN, place).status(403);
            }
            case PlaceObservations.VisitReportResult.NotAppointedVisitor() -> {
                return closed(Visitors.Standing.NOT_NAMED, place).status(403);
            }
            case PlaceObservations.VisitReportResult.InvalidVisitDay() -> form.error("jour", "visits.day.wrong");
            case PlaceObservations.VisitReportResult.WrongValue(var fact) -> form.error(fact, "web.error.choice");
        }
        return View.of("label/sitevisits/visit", asked(place, form, false)).status(422);
    }

    private static View closed(Visitors.Standing standing, Place place) {
        return View.of("label/sitevisits/own", new Closed(place, standing == Visitors.Standing.HER_OWN));
    }

    private VisitFormView asked(Place place, Form form, boolean done) {
        return new VisitFormView(place, visits.facts(), form, done);
    }

    private Place place(Actor actor, String code) {
        return PlaceCode.endOf(code).flatMap(one -> visits.place(actor, one)).orElseThrow(NotFound::new);
    }

    @Bean
    static PlacePageLink visitOfPlace() {
        return new PlacePageLink("visits.link", code -> "/visites/" + code, PlacePageLink.Audience.SIGNED_IN, 90);
    }
}
