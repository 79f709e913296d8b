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
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.View;

/// « Passage à changer » — the coordination cancels, delays, moves or removes one passage.
@Controller
@AllowedRoles(Role.COORDINATOR)
class PassageChangePages {
    /// The notice to show once after a change.
    enum PassageChangeNotice {
        NOTHING,
        DONE,
        SAME,
        PASSED
    }

    /// @param sent the number of letters sent
    /// @param sameDay the number of passages of this tour on this day
    record PassageChangeView(
            PassagePages.PassageRow line,
            List<Passage.Reason> reasons,
            Form form,
            PassageChangeNotice told,
            int sent,
            int sameDay) {}

    private final Passages passages;
    private final Territories territories;

    PassageChangePages(Passages passages, Territories territories) {
        this.passages = passages;
        this.territories = territories;
    }

    @GetMapping("/bureau/passages/{id}")
    View one(Actor actor, @PathVariable String id, @RequestParam(name = "courriels", defaultValue = "") String sent) {
        var passage = find(id);
        var letters = ValueParser.number(sent);
        return shown(
                passage,
                filled(passage),
                letters.isPresent() ? PassageChangeNotice.DONE : PassageChangeNotice.NOTHING,
                letters.orElse(0));
    }

    @PostMapping("/bureau/passages/{id}/annonces")
    View announce(Actor actor, @PathVariable String id, Form form) {
        var passage = find(id);
        if (form.checked("prevu")) return answered(passage, form, passages.resume(passage.id()));
        var late = late(form);
        if (late.isPresent())
            return answered(passage, form, passages.delay(passage.id(), Passage.Reason.ROAD, late.getAsInt()));
        var reason = reason(form);
        if (reason.isPresent()) return answered(passage, form, passages.cancel(passage.id(), reason.get()));
        return shown(passage, form.error("motif", "web.error.choice"), PassageChangeNotice.NOTHING, 0)
                .status(422);
    }

    @PostMapping("/bureau/passages/{id}/deplacements")
    View move(Actor actor, @PathVariable String id, Form form) {
        var passage = find(id);
        var wanted = PassageForm.moved(form, passages.today());
        if (wanted.isEmpty())
            return shown(passage, form, PassageChangeNotice.NOTHING, 0).status(422);
        var to = wanted.get();
        return answered(passage, form, passages.move(passage.id(), to.hours(), to.spot()));
    }

    @PostMapping("/bureau/passages/{id}/retraits")
    View remove(Actor actor, @PathVariable String id, Form form) {
        var found = ValueParser.uuid(id).flatMap(known -> passages.find(known));
        // The first click of a double click has already removed the passage.
        if (found.isEmpty()) return View.redirect("/bureau/passages?retires=1");
        var passage = found.get();
        if (!form.checked("sur"))
            return shown(passage, filled(passage).error("sur", "schedule.remove.sure"), PassageChangeNotice.NOTHING, 0)
                    .status(422);
        return switch (passages.remove(passage.id())) {
            case PassageChangeResult.AlreadyOver(var over) ->
                shown(over, filled(over), PassageChangeNotice.PASSED, 0).status(409);
            case PassageChangeResult.Done _,
                    PassageChangeResult.Unchanged _,
                    PassageChangeResult.VehicleBusy _,
                    PassageChangeResult.PassageNotFound _ -> View.redirect("/bureau/passages?retires=1");
        };
    }

    static OptionalInt late(Form form) {
        return Arrays.stream(DriverPages.DELAYS)
                .filter(minutes -> form.value("retard").equals(String.valueOf(minutes)))
                .findFirst();
    }

    static Optional<Passage.Reason> reason(Form form) {
        return Arrays.stream(Passage.Reason.values())
                .filter(one -> one.name().equals(form.value("motif")))
                .findFirst();
    }

    private View answered(Passage passage, Form form, PassageChangeResult change) {
        return switch (change) {
            case PassageChangeResult.Done(var now, var told) ->
                View.redirect("/bureau/passages/" + now.id() + "?courriels=" + told);
            case PassageChangeResult.Unchanged(var now) -> shown(now, filled(now), PassageChangeNotice.SAME, 0);
            case PassageChangeResult.AlreadyOver(var over) ->
                shown(over, filled(over), PassageChangeNotice.PASSED, 0).status(409);
            case PassageChangeResult.VehicleBusy(var other) ->
                shown(
                                passage,
                                elsewhere(
                                        !form.value("jour").isEmpty() ? form : filled(passage),
                                        "jour",
                                        other,
                                        territories),
                                PassageChangeNotice.NOTHING,
                                0)
                        .status(409);
            case PassageChangeResult.PassageNotFound() -> throw new NotFound();
        };
    }

    /// The form with the conflicting passage of the same bus.
    static Form elsewhere(Form form, String field, Passage other, Territories territories) {
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

    private static Form filled(Passage passage) {
        return Form.filled(Map.of(
                "jour", List.of(passage.day().toString()),
                "debut", List.of(passage.starts().toString()),
                "fin", List.of(passage.ends().toString()),
                "lieu", List.of(passage.spot())));
    }

    private View shown(Passage passage, Form form, PassageChangeNotice told, int sent) {
        return View.of(
                "outreach/mobilevisits/changing",
                new PassageChangeView(
                        PassagePages.lines(List.of(passage), territories.communes())
                                .getFirst(),
                        List.of(Passage.Reason.values()),
                        form,
                        told,
                        sent,
                        passages.ofDay(passage.round().id(), passage.day()).size()));
    }

    private Passage find(String id) {
        return ValueParser.uuid(id).flatMap(known -> passages.find(known)).orElseThrow(NotFound::new);
    }
}
