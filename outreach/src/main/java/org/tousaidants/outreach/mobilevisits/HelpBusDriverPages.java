package org.tousaidants.outreach.mobilevisits;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Au volant » — the driver’s pages, opened by a link stored on the driver's telephone: the passage, then the
/// reason of a change.
@Controller
@PublicAccess
class HelpBusDriverPages {
    private static final int DAYS = 14;
    static final int[] DELAYS = {15, 30, 60};

    record HelpBusDriverView(
            String here,
            boolean valid,
            List<HelpBusStopPages.HelpBusStopRow> lines,
            Optional<HelpBusStopChangeResult> change) {}

    /// The page on which the driver states the reason for a change.
    ///
    /// @param asked reason of a cancellation that must be confirmed
    /// @param coming passages of the day that still take place
    record StopCancelReasonView(
            String here,
            HelpBusStopPages.HelpBusStopRow line,
            List<HelpBusStop.StopChangeReason> reasons,
            Optional<HelpBusStop.StopChangeReason> asked,
            int coming) {}

    private final HelpBusStops passages;
    private final SecretLinks links;
    private final TerritoryCommunes territories;

    HelpBusDriverPages(HelpBusStops passages, SecretLinks links, TerritoryCommunes territories) {
        this.passages = passages;
        this.links = links;
        this.territories = territories;
    }

    @GetMapping("/conduite/{secret}")
    View driving(@PathVariable String secret) {
        return driving(secret, Optional.empty());
    }

    private View driving(String secret, Optional<HelpBusStopChangeResult> change) {
        var round = round(secret);
        var lines = round.map(id -> passages.ofRound(id).stream()
                        .filter(one -> one.day().isBefore(passages.today().plusDays(DAYS)))
                        .toList())
                .orElse(List.of());
        return View.of(
                        "outreach/mobilevisits/driving",
                        new HelpBusDriverView(
                                "/conduite/" + secret,
                                round.isPresent(),
                                HelpBusStopPages.lines(lines, territories.communes()),
                                change))
                .status(
                        round.isEmpty()
                                ? 410
                                : change.filter(HelpBusDriverPages::refused).isPresent() ? 409 : 200)
                .atASecret();
    }

    private static boolean refused(HelpBusStopChangeResult change) {
        return switch (change) {
            case HelpBusStopChangeResult.StopChanged _, HelpBusStopChangeResult.StopUnchanged _ -> false;
            case HelpBusStopChangeResult.StopAlreadyOver _,
                    HelpBusStopChangeResult.StopVehicleBusy _,
                    HelpBusStopChangeResult.StopNotFound _ -> true;
        };
    }

    @GetMapping("/conduite/{secret}/{passage}")
    View deciding(@PathVariable String secret, @PathVariable String passage) {
        return mine(secret, passage)
                .map(found -> deciding(secret, found, Optional.empty()))
                .orElseGet(() -> driving(secret, Optional.of(new HelpBusStopChangeResult.StopNotFound())));
    }

    private View deciding(String secret, HelpBusStop passage, Optional<HelpBusStop.StopChangeReason> asked) {
        return View.of(
                        "outreach/mobilevisits/deciding",
                        new StopCancelReasonView(
                                "/conduite/" + secret,
                                HelpBusStopPages.lines(List.of(passage), territories.communes())
                                        .getFirst(),
                                List.of(HelpBusStop.StopChangeReason.values()),
                                asked,
                                (int) passages.ofDay(passage.round().id(), passage.day()).stream()
                                        .filter(HelpBusStop::comes)
                                        .count()))
                .atASecret();
    }

    /// Changes a passage as the driver requests. A delay is announced at once. A cancellation must first be
    /// confirmed on a second page, for this passage alone or for the whole day.
    @PostMapping("/conduite/{secret}/{passage}")
    View decide(@PathVariable String secret, @PathVariable String passage, Form form) {
        var found = mine(secret, passage);
        if (found.isEmpty()) return driving(secret, Optional.of(new HelpBusStopChangeResult.StopNotFound()));
        var id = found.get().id();
        if (form.checked("prevu")) return driving(secret, Optional.of(passages.resume(id)));
        var late = HelpBusStopChangePages.late(form);
        if (late.isPresent())
            return driving(secret, Optional.of(passages.delay(id, HelpBusStop.StopChangeReason.ROAD, late.getAsInt())));
        var reason = HelpBusStopChangePages.reason(form);
        if (reason.isEmpty()) return driving(secret, Optional.of(new HelpBusStopChangeResult.StopNotFound()));
        return switch (form.value("sur")) {
            case "passage" -> driving(secret, Optional.of(passages.cancel(id, reason.get())));
            case "journee" -> driving(secret, Optional.of(wholeDay(found.get(), reason.get())));
            default -> deciding(secret, found.get(), reason);
        };
    }

    private HelpBusStopChangeResult wholeDay(HelpBusStop passage, HelpBusStop.StopChangeReason reason) {
        return switch (passages.cancelDay(passage.round().id(), passage.day(), reason)) {
            case HelpBusDayChangeResult.HelpBusDayChanged(var _, var told) ->
                new HelpBusStopChangeResult.StopChanged(passage, told);
            case HelpBusDayChangeResult.NoStopToChangeOnDay() -> new HelpBusStopChangeResult.StopUnchanged(passage);
            case HelpBusDayChangeResult.DayChangeVehicleBusy(var other) ->
                new HelpBusStopChangeResult.StopVehicleBusy(other);
        };
    }

    private Optional<HelpBusStop> mine(String secret, String passage) {
        return round(secret)
                .flatMap(round -> FormValueParser.uuid(passage)
                        .flatMap(id -> passages.find(id))
                        .filter(one -> one.round().id().equals(round)));
    }

    private Optional<UUID> round(String secret) {
        return links.open(HelpBusStops.DRIVER, secret) instanceof SecretLinkResult.ValidLink(var link)
                ? FormValueParser.uuid(link.subject())
                : Optional.empty();
    }
}
