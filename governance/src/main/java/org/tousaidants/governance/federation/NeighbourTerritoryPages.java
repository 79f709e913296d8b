package org.tousaidants.governance.federation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.archive.LabelEquivalences;
import org.tousaidants.rules.forks.ProtocolDiff;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.versions.PublishedRules;

/// Public pages about the listed territories: the differences of their rules, and the value of other labels
/// here. A helper who moves can upload their file and read which parts count; the file is not stored.
@Controller
@PublicAccess
@RateLimit
class NeighbourTerritoryPages {
    private static final String PIECE = "piece";

    /// @param changes how its rules differ from ours; empty if they are equal or could not be read
    record TerritoryRow(NeighbourTerritory territory, Map<LocalisedText, List<LocalisedText>> changes) {}

    record TerritoryListView(List<TerritoryRow> territories, List<LabelEquivalences.Equivalence> equivalences) {}

    record ArrivalView(Form form, Optional<NeighbourBadgeVerifier.BadgeAnswer> answer) {}

    private final NeighbourTerritories neighbours;
    private final NeighbourBadgeVerifier badges;
    private final PublishedRules rules;
    private final Networks networks;

    NeighbourTerritoryPages(
            NeighbourTerritories neighbours, NeighbourBadgeVerifier badges, PublishedRules rules, Networks networks) {
        this.neighbours = neighbours;
        this.badges = badges;
        this.rules = rules;
        this.networks = networks;
    }

    @GetMapping("/territoires")
    View list() {
        var network = networks.here();
        var now = rules.now();
        var texts = rules.texts(now);
        return View.of(
                "governance/federation/territories",
                new TerritoryListView(
                        neighbours.all(network).stream()
                                .map(one -> new TerritoryRow(
                                        one,
                                        neighbours
                                                .protocol(network, one)
                                                .map(theirs -> ProtocolDiff.byChapter(
                                                        ProtocolDiff.between(now.protocol(), theirs)))
                                                .orElseGet(Map::of)))
                                .toList(),
                        LabelEquivalences.of(texts.own(), texts.base())));
    }

    @GetMapping("/territoires/arriver")
    View ask() {
        return View.of("governance/federation/arrive", new ArrivalView(Form.empty(), Optional.empty()));
    }

    @PostMapping("/territoires/arriver")
    View arrive(Form form, @RequestParam(name = PIECE, required = false) Optional<MultipartFile> piece)
            throws IOException {
        var given = piece.filter(one -> !one.isEmpty());
        if (!form.value("accord").equals("oui")) form.error("accord", "federation.arrive.consent.missing");
        var brought = given.isPresent()
                ? given.get().getBytes()
                : form.value("fichier").getBytes(StandardCharsets.UTF_8);
        if (brought.length == 0) form.error(PIECE, "federation.arrive.missing");
        if (form.hasErrors())
            return View.of("governance/federation/arrive", new ArrivalView(form, Optional.empty()))
                    .status(422);
        var answer = badges.answer(networks.here(), brought);
        if (answer.isEmpty()) form.error(PIECE, "federation.arrive.unknown");
        return View.of("governance/federation/arrive", new ArrivalView(form, answer))
                .status(answer.isEmpty() ? 422 : 200);
    }
}
