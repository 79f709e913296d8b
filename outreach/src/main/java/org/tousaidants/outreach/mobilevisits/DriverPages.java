package org.tousaidants.outreach.mobilevisits;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.links.LinkResult;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Au volant » — the driver’s page, by a link kept on their telephone: the passage, then the reason.
@Controller
@PublicAccess
class DriverPages {
    private static final int DAYS = 14;
    static final int[] DELAYS = {15, 30, 60};

    record DriverView(
            String here, boolean valid, List<PassagePages.PassageRow> lines, Optional<PassageChangeResult> change) {}

    /// @param asked the reason of a cancellation to confirm
    /// @param coming the passages of the day that still take place
    record ReasonForm(
            String here,
            PassagePages.PassageRow line,
            List<Passage.Reason> reasons,
            Optional<Passage.Reason> asked,
            int coming) {}

    private final Passages passages;
    private final Links links;
    private final Territories territories;

    DriverPages(Passages passages, Links links, Territories territories) {
        this.passages = passages;
        this.links = links;
        this.territories = territories;
    }

    @GetMapping("/conduite/{secret}")
    View driving(@PathVariable String secret) {
        return driving(secret, Optional.empty());
    }

    private View driving(String secret, Optional<PassageChangeResult> change) {
        var round = round(secret);
        var lines = round.map(id -> passages.ofRound(id).stream()
                        .filter(one -> one.day().isBefore(passages.today().plusDays(DAYS)))
                        .toList())
                .orElse(List.of());
        return View.of(
                        "outreach/mobilevisits/driving",
                        new DriverView(
                                "/conduite/" + secret,
                                round.isPresent(),
                                PassagePages.lines(lines, territories.communes()),
                                change))
                .status(
                        round.isEmpty()
                                ? 410
                                : change.filter(DriverPages::refused).isPresent() ? 409 : 200)
                .atASecret();
    }

    private static boolean refused(PassageChangeResult change) {
        return switch (change) {
            case PassageChangeResult.Done _, PassageChangeResult.Unchanged _ -> false;
            case PassageChangeResult.AlreadyOver _,
                    PassageChangeResult.VehicleBusy _,
                    PassageChangeResult.PassageNotFound _ -> true;
        };
    }

    @GetMapping("/conduite/{secret}/{passage}")
    View deciding(@PathVariable String secret, @PathVariable String passage) {
        return mine(secret, passage)
                .map(found -> deciding(secret, found, Optional.empty()))
                .orElseGet(() -> driving(secret, Optional.of(new PassageChangeResult.PassageNotFound())));
    }

    private View deciding(String secret, Passage passage, Optional<Passage.Reason> asked) {
        return View.of(
                        "outreach/mobilevisits/deciding",
                        new ReasonForm(
                                "/conduite/" + secret,
                                PassagePages.lines(List.of(passage), territories.communes())
                                        .getFirst(),
                                List.of(Passage.Reason.values()),
                                asked,
                                (int) passages.ofDay(passage.round().id(), passage.day()).stream()
                                        .filter(Passage::comes)
                                        .count()))
                .atASecret();
    }

    /// A delay is announced at once. A cancellation asks once, for this passage or for the whole day.
    @PostMapping("/conduite/{secret}/{passage}")
    View decide(@PathVariable String secret, @PathVariable String passage, Form form) {
        var found = mine(secret, passage);
        if (found.isEmpty()) return driving(secret, Optional.of(new PassageChangeResult.PassageNotFound()));
        var id = found.get().id();
        if (form.checked("prevu")) return driving(secret, Optional.of(passages.resume(id)));
        var late = PassageChangePages.late(form);
        if (late.isPresent())
            return driving(secret, Optional.of(passages.delay(id, Passage.Reason.ROAD, late.getAsInt())));
        var reason = PassageChangePages.reason(form);
        if (reason.isEmpty()) return driving(secret, Optional.of(new PassageChangeResult.PassageNotFound()));
        return switch (form.value("sur")) {
            case "passage" -> driving(secret, Optional.of(passages.cancel(id, reason.get())));
            case "journee" -> driving(secret, Optional.of(wholeDay(found.get(), reason.get())));
            default -> deciding(secret, found.get(), reason);
        };
    }

    private PassageChangeResult wholeDay(Passage passage, Passage.Reason reason) {
        return switch (passages.cancelDay(passage.round().id(), passage.day(), reason)) {
            case DayChangeResult.DayChanged(var _, var told) -> new PassageChangeResult.Done(passage, told);
            case DayChangeResult.NothingToChange() -> new PassageChangeResult.Unchanged(passage);
            case DayChangeResult.VehicleBusy(var other) -> new PassageChangeResult.VehicleBusy(other);
        };
    }

    private Optional<Passage> mine(String secret, String passage) {
        return round(secret)
                .flatMap(round -> ValueParser.uuid(passage)
                        .flatMap(id -> passages.find(id))
                        .filter(one -> one.round().id().equals(round)));
    }

    private Optional<UUID> round(String secret) {
        return links.open(Passages.DRIVER, secret) instanceof LinkResult.Valid(var link)
                ? ValueParser.uuid(link.subject())
                : Optional.empty();
    }
}
