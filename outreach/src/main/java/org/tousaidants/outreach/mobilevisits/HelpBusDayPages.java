package org.tousaidants.outreach.mobilevisits;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.outreach.mobilevisits.HelpBusStopChangePages.StopChangeNotice;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.View;

/// « Journée à changer » — the page on which a coordinator delays, cancels, restores, moves or removes all passages
/// of a tour on one day.
@Controller
@AllowedRoles(Role.COORDINATOR)
class HelpBusDayPages {
    /// The page on which all passages of a tour on one day are changed.
    ///
    /// @param sent number of letters sent
    record HelpBusDayView(
            HelpBusTour round,
            LocalDate day,
            List<HelpBusStopPages.HelpBusStopRow> lines,
            List<HelpBusStop.StopChangeReason> reasons,
            Form form,
            StopChangeNotice told,
            int sent) {
        boolean comes() {
            return lines.stream().anyMatch(line -> line.passage().comes());
        }

        boolean resumes() {
            return lines.stream()
                    .anyMatch(line -> !line.passage().comes() || line.passage().late() > 0);
        }
    }

    private record HelpBusTourDay(HelpBusTour round, LocalDate day) {
        String path() {
            return "/bureau/passages/" + round.id() + "/jours/" + day;
        }
    }

    private final HelpBusStops passages;
    private final TerritoryCommunes territories;

    HelpBusDayPages(HelpBusStops passages, TerritoryCommunes territories) {
        this.passages = passages;
        this.territories = territories;
    }

    @GetMapping("/bureau/passages/{round}/jours/{day}")
    View day(
            SignedInPerson actor,
            @PathVariable String round,
            @PathVariable String day,
            @RequestParam(name = "courriels", defaultValue = "") String sent) {
        var letters = FormValueParser.number(sent);
        return shown(
                found(round, day),
                Form.empty(),
                letters.isPresent() ? StopChangeNotice.DONE : StopChangeNotice.NOTHING,
                letters.orElse(0));
    }

    @PostMapping("/bureau/passages/{round}/jours/{day}/annonces")
    View announce(SignedInPerson actor, @PathVariable String round, @PathVariable String day, Form form) {
        var journey = found(round, day);
        var id = journey.round().id();
        if (form.checked("prevu")) return answered(journey, form, passages.resumeDay(id, journey.day()));
        var late = HelpBusStopChangePages.late(form);
        if (late.isPresent())
            return answered(
                    journey,
                    form,
                    passages.delayDay(id, journey.day(), HelpBusStop.StopChangeReason.ROAD, late.getAsInt()));
        var reason = HelpBusStopChangePages.reason(form);
        if (reason.isPresent()) return answered(journey, form, passages.cancelDay(id, journey.day(), reason.get()));
        return shown(journey, form.error("motif", "web.error.choice"), StopChangeNotice.NOTHING, 0)
                .status(422);
    }

    @PostMapping("/bureau/passages/{round}/jours/{day}/deplacements")
    View move(SignedInPerson actor, @PathVariable String round, @PathVariable String day, Form form) {
        var journey = found(round, day);
        var to = HelpBusStopForm.day(form, passages.today());
        if (form.hasErrors())
            return shown(journey, form, StopChangeNotice.NOTHING, 0).status(422);
        return switch (passages.moveDay(journey.round().id(), journey.day(), to.orElseThrow())) {
            case HelpBusDayChangeResult.HelpBusDayChanged(var _, var told) ->
                View.redirect(new HelpBusTourDay(journey.round(), to.get()).path() + "?courriels=" + told);
            case HelpBusDayChangeResult.DayChangeVehicleBusy elsewhere -> answered(journey, form, elsewhere);
            case HelpBusDayChangeResult.NoStopToChangeOnDay nothing -> answered(journey, form, nothing);
        };
    }

    @PostMapping("/bureau/passages/{round}/jours/{day}/retraits")
    View remove(SignedInPerson actor, @PathVariable String round, @PathVariable String day, Form form) {
        var known = tour(round);
        var when = FormValueParser.day(day).orElseThrow(NotFoundException::new);
        // If the button was clicked twice, the first click has already removed the passages of the day.
        if (passages.ofDay(known.id(), when).isEmpty()) return View.redirect("/bureau/passages?retires=1");
        var journey = new HelpBusTourDay(known, when);
        if (!form.checked("sur"))
            return shown(journey, form.error("sur", "schedule.remove.sure"), StopChangeNotice.NOTHING, 0)
                    .status(422);
        return switch (passages.removeDay(known.id(), when)) {
            case HelpBusDayChangeResult.HelpBusDayChanged _ -> View.redirect("/bureau/passages?retires=1");
            case HelpBusDayChangeResult.DayChangeVehicleBusy elsewhere -> answered(journey, form, elsewhere);
            case HelpBusDayChangeResult.NoStopToChangeOnDay nothing -> answered(journey, form, nothing);
        };
    }

    private View answered(HelpBusTourDay journey, Form form, HelpBusDayChangeResult change) {
        return switch (change) {
            case HelpBusDayChangeResult.HelpBusDayChanged(var _, var told) ->
                View.redirect(journey.path() + "?courriels=" + told);
            case HelpBusDayChangeResult.NoStopToChangeOnDay() -> shown(journey, Form.empty(), StopChangeNotice.SAME, 0);
            case HelpBusDayChangeResult.DayChangeVehicleBusy(var other) ->
                shown(
                                journey,
                                HelpBusStopChangePages.elsewhere(form, "jour", other, territories),
                                StopChangeNotice.NOTHING,
                                0)
                        .status(409);
        };
    }

    private View shown(HelpBusTourDay journey, Form form, StopChangeNotice told, int sent) {
        return View.of(
                "outreach/mobilevisits/day",
                new HelpBusDayView(
                        journey.round(),
                        journey.day(),
                        HelpBusStopPages.lines(
                                passages.ofDay(journey.round().id(), journey.day()), territories.communes()),
                        List.of(HelpBusStop.StopChangeReason.values()),
                        form,
                        told,
                        sent));
    }

    private HelpBusTourDay found(String round, String day) {
        var journey = new HelpBusTourDay(tour(round), FormValueParser.day(day).orElseThrow(NotFoundException::new));
        if (passages.ofDay(journey.round().id(), journey.day()).isEmpty()) throw new NotFoundException();
        return journey;
    }

    private HelpBusTour tour(String id) {
        return passages.rounds().stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
