package org.tousaidants.outreach.mobilevisits;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.View;

/// « Passage à changer » — the page on which a coordinator cancels, delays, moves or removes one passage.
@Controller
@AllowedRoles(Role.COORDINATOR)
class HelpBusStopChangePages {
    /// The notice to show once after a change.
    enum StopChangeNotice {
        NOTHING,
        DONE,
        SAME,
        PASSED
    }

    /// The page on which one passage is changed.
    ///
    /// @param sent number of letters sent
    /// @param sameDay number of passages of this tour on this day
    record StopChangeView(
            HelpBusStopPages.HelpBusStopRow line,
            List<HelpBusStop.StopChangeReason> reasons,
            Form form,
            StopChangeNotice told,
            int sent,
            int sameDay) {}

    private final HelpBusStops passages;
    private final TerritoryCommunes territories;

    HelpBusStopChangePages(HelpBusStops passages, TerritoryCommunes territories) {
        this.passages = passages;
        this.territories = territories;
    }

    @GetMapping("/bureau/passages/{id}")
    View one(
            SignedInPerson actor,
            @PathVariable String id,
            @RequestParam(name = "courriels", defaultValue = "") String sent) {
        var passage = find(id);
        var letters = FormValueParser.number(sent);
        return shown(
                passage,
                filled(passage),
                letters.isPresent() ? StopChangeNotice.DONE : StopChangeNotice.NOTHING,
                letters.orElse(0));
    }

    @PostMapping("/bureau/passages/{id}/annonces")
    View announce(SignedInPerson actor, @PathVariable String id, Form form) {
        var passage = find(id);
        if (form.checked("prevu")) return answered(passage, form, passages.resume(passage.id()));
        var late = late(form);
        if (late.isPresent())
            return answered(
                    passage, form, passages.delay(passage.id(), HelpBusStop.StopChangeReason.ROAD, late.getAsInt()));
        var reason = reason(form);
        if (reason.isPresent()) return answered(passage, form, passages.cancel(passage.id(), reason.get()));
        return shown(passage, form.error("motif", "web.error.choice"), StopChangeNotice.NOTHING, 0)
                .status(422);
    }

    @PostMapping("/bureau/passages/{id}/deplacements")
    View move(SignedInPerson actor, @PathVariable String id, Form form) {
        var passage = find(id);
        var wanted = HelpBusStopForm.moved(form, passages.today());
        if (wanted.isEmpty())
            return shown(passage, form, StopChangeNotice.NOTHING, 0).status(422);
        var to = wanted.get();
        return answered(passage, form, passages.move(passage.id(), to.hours(), to.spot()));
    }

    @PostMapping("/bureau/passages/{id}/retraits")
    View remove(SignedInPerson actor, @PathVariable String id, Form form) {
        var found = FormValueParser.uuid(id).flatMap(known -> passages.find(known));
        // If the button was clicked twice, the first click has already removed the passage.
        if (found.isEmpty()) return View.redirect("/bureau/passages?retires=1");
        var passage = found.get();
        if (!form.checked("sur"))
            return shown(passage, filled(passage).error("sur", "schedule.remove.sure"), StopChangeNotice.NOTHING, 0)
                    .status(422);
        return switch (passages.remove(passage.id())) {
            case HelpBusStopChangeResult.StopAlreadyOver(var over) ->
                shown(over, filled(over), StopChangeNotice.PASSED, 0).status(409);
            case HelpBusStopChangeResult.StopChanged _,
                    HelpBusStopChangeResult.StopUnchanged _,
                    HelpBusStopChangeResult.StopVehicleBusy _,
                    HelpBusStopChangeResult.StopNotFound _ -> View.redirect("/bureau/passages?retires=1");
        };
    }

    static OptionalInt late(Form form) {
        return Arrays.stream(HelpBusDriverPages.DELAYS)
                .filter(minutes -> form.value("retard").equals(String.valueOf(minutes)))
                .findFirst();
    }

    static Optional<HelpBusStop.StopChangeReason> reason(Form form) {
        return Arrays.stream(HelpBusStop.StopChangeReason.values())
                .filter(one -> one.name().equals(form.value("motif")))
                .findFirst();
    }

    private View answered(HelpBusStop passage, Form form, HelpBusStopChangeResult change) {
        return switch (change) {
            case HelpBusStopChangeResult.StopChanged(var now, var told) ->
                View.redirect("/bureau/passages/" + now.id() + "?courriels=" + told);
            case HelpBusStopChangeResult.StopUnchanged(var now) -> shown(now, filled(now), StopChangeNotice.SAME, 0);
            case HelpBusStopChangeResult.StopAlreadyOver(var over) ->
                shown(over, filled(over), StopChangeNotice.PASSED, 0).status(409);
            case HelpBusStopChangeResult.StopVehicleBusy(var other) ->
                shown(
                                passage,
                                elsewhere(
                                        !form.value("jour").isEmpty() ? form : filled(passage),
                                        "jour",
                                        other,
                                        territories),
                                StopChangeNotice.NOTHING,
                                0)
                        .status(409);
            case HelpBusStopChangeResult.StopNotFound() -> throw new NotFoundException();
        };
    }

    /// Returns the form with an error that names the conflicting passage of the same bus.
    static Form elsewhere(Form form, String field, HelpBusStop other, TerritoryCommunes territories) {
        return form.error(
                field,
                "schedule.error.elsewhere",
                other.round().name(),
                other.day(),
                territories
                        .communes()
                        .byCode(other.commune())
                        .map(Commune::name)
                        .orElse(other.commune()),
                other.starts(),
                other.ends());
    }

    private static Form filled(HelpBusStop passage) {
        return Form.filled(Map.of(
                "jour", List.of(passage.day().toString()),
                "debut", List.of(passage.starts().toString()),
                "fin", List.of(passage.ends().toString()),
                "lieu", List.of(passage.spot())));
    }

    private View shown(HelpBusStop passage, Form form, StopChangeNotice told, int sent) {
        return View.of(
                "outreach/mobilevisits/changing",
                new StopChangeView(
                        HelpBusStopPages.lines(List.of(passage), territories.communes())
                                .getFirst(),
                        List.of(HelpBusStop.StopChangeReason.values()),
                        form,
                        told,
                        sent,
                        passages.ofDay(passage.round().id(), passage.day()).size()));
    }

    private HelpBusStop find(String id) {
        return FormValueParser.uuid(id).flatMap(known -> passages.find(known)).orElseThrow(NotFoundException::new);
    }
}
