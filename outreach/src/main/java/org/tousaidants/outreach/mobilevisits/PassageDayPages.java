package org.tousaidants.outreach.mobilevisits;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.outreach.mobilevisits.PassageChangePages.PassageChangeNotice;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.View;

/// « Journée à changer » — the coordination delays, cancels, restores, moves or removes all passages of a tour
/// on one day.
@Controller
@AllowedRoles(Role.COORDINATOR)
class PassageDayPages {
    /// @param sent the number of letters sent
    record DayView(
            MobileTour round,
            LocalDate day,
            List<PassagePages.PassageRow> lines,
            List<Passage.Reason> reasons,
            Form form,
            PassageChangeNotice told,
            int sent) {
        boolean comes() {
            return lines.stream().anyMatch(line -> line.passage().comes());
        }

        boolean resumes() {
            return lines.stream()
                    .anyMatch(line -> !line.passage().comes() || line.passage().late() > 0);
        }
    }

    private record TourDay(MobileTour round, LocalDate day) {
        String path() {
            return "/bureau/passages/" + round.id() + "/jours/" + day;
        }
    }

    private final Passages passages;
    private final Territories territories;

    PassageDayPages(Passages passages, Territories territories) {
        this.passages = passages;
        this.territories = territories;
    }

    @GetMapping("/bureau/passages/{round}/jours/{day}")
    View day(
            Actor actor,
            @PathVariable String round,
            @PathVariable String day,
            @RequestParam(name = "courriels", defaultValue = "") String sent) {
        var letters = ValueParser.number(sent);
        return shown(
                found(round, day),
                Form.empty(),
                letters.isPresent() ? PassageChangeNotice.DONE : PassageChangeNotice.NOTHING,
                letters.orElse(0));
    }

    @PostMapping("/bureau/passages/{round}/jours/{day}/annonces")
    View announce(Actor actor, @PathVariable String round, @PathVariable String day, Form form) {
        var journey = found(round, day);
        var id = journey.round().id();
        if (form.checked("prevu")) return answered(journey, form, passages.resumeDay(id, journey.day()));
        var late = PassageChangePages.late(form);
        if (late.isPresent())
            return answered(journey, form, passages.delayDay(id, journey.day(), Passage.Reason.ROAD, late.getAsInt()));
        var reason = PassageChangePages.reason(form);
        if (reason.isPresent()) return answered(journey, form, passages.cancelDay(id, journey.day(), reason.get()));
        return shown(journey, form.error("motif", "web.error.choice"), PassageChangeNotice.NOTHING, 0)
                .status(422);
    }

    @PostMapping("/bureau/passages/{round}/jours/{day}/deplacements")
    View move(Actor actor, @PathVariable String round, @PathVariable String day, Form form) {
        var journey = found(round, day);
        var to = PassageForm.day(form, passages.today());
        if (form.hasErrors())
            return shown(journey, form, PassageChangeNotice.NOTHING, 0).status(422);
        return switch (passages.moveDay(journey.round().id(), journey.day(), to.orElseThrow())) {
            case DayChangeResult.DayChanged(var _, var told) ->
                View.redirect(new TourDay(journey.round(), to.get()).path() + "?courriels=" + told);
            case DayChangeResult.VehicleBusy elsewhere -> answered(journey, form, elsewhere);
            case DayChangeResult.NothingToChange nothing -> answered(journey, form, nothing);
        };
    }

    @PostMapping("/bureau/passages/{round}/jours/{day}/retraits")
    View remove(Actor actor, @PathVariable String round, @PathVariable String day, Form form) {
        var known = tour(round);
        var when = ValueParser.day(day).orElseThrow(NotFound::new);
        // The first click of a double click has already removed the passages of the day.
        if (passages.ofDay(known.id(), when).isEmpty()) return View.redirect("/bureau/passages?retires=1");
        var journey = new TourDay(known, when);
        if (!form.checked("sur"))
            return shown(journey, form.error("sur", "schedule.remove.sure"), PassageChangeNotice.NOTHING, 0)
                    .status(422);
        return switch (passages.removeDay(known.id(), when)) {
            case DayChangeResult.DayChanged _ -> View.redirect("/bureau/passages?retires=1");
            case DayChangeResult.VehicleBusy elsewhere -> answered(journey, form, elsewhere);
            case DayChangeResult.NothingToChange nothing -> answered(journey, form, nothing);
        };
    }

    private View answered(TourDay journey, Form form, DayChangeResult change) {
        return switch (change) {
            case DayChangeResult.DayChanged(var _, var told) -> View.redirect(journey.path() + "?courriels=" + told);
            case DayChangeResult.NothingToChange() -> shown(journey, Form.empty(), PassageChangeNotice.SAME, 0);
            case DayChangeResult.VehicleBusy(var other) ->
                shown(
                                journey,
                                PassageChangePages.elsewhere(form, "jour", other, territories),
                                PassageChangeNotice.NOTHING,
                                0)
                        .status(409);
        };
    }

    private View shown(TourDay journey, Form form, PassageChangeNotice told, int sent) {
        return View.of(
                "outreach/mobilevisits/day",
                new DayView(
                        journey.round(),
                        journey.day(),
                        PassagePages.lines(passages.ofDay(journey.round().id(), journey.day()), territories.communes()),
                        List.of(Passage.Reason.values()),
                        form,
                        told,
                        sent));
    }

    private TourDay found(String round, String day) {
        var journey = new TourDay(tour(round), ValueParser.day(day).orElseThrow(NotFound::new));
        if (passages.ofDay(journey.round().id(), journey.day()).isEmpty()) throw new NotFound();
        return journey;
    }

    private MobileTour tour(String id) {
        return passages.rounds().stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
