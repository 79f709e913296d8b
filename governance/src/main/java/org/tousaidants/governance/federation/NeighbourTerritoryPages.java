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
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.archive.OtherLabelEquivalences;
import org.tousaidants.rules.forks.ProtocolDifferences;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.versions.PublishedRules;

/// Public pages about the other territories: the differences of their rules, and the value of their labels in this
/// network. A helper who moves can upload their badge file and read which parts of it count; the file is not stored.
@Controller
@PublicAccess
@RateLimit
class NeighbourTerritoryPages {
    private static final String PIECE = "piece";

    /// One territory on the public page.
    ///
    /// @param changes differences between its rules and those of this network; empty if they are equal or could
    /// not be read
    record TerritoryRow(NeighbourTerritory territory, Map<LocalisedText, List<LocalisedText>> changes) {}

    record NeighbourListView(
            List<TerritoryRow> territories, List<OtherLabelEquivalences.LabelEquivalence> equivalences) {}

    record BadgeArrivalView(Form form, Optional<NeighbourTerritoryBadgeVerifier.BadgeAnswer> answer) {}

    private final NeighbourTerritories neighbours;
    private final NeighbourTerritoryBadgeVerifier badges;
    private final PublishedRules rules;
    private final TerritoryNetworks networks;

    NeighbourTerritoryPages(
            NeighbourTerritories neighbours,
            NeighbourTerritoryBadgeVerifier badges,
            PublishedRules rules,
            TerritoryNetworks networks) {
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
                new NeighbourListView(
                        neighbours.all(network).stream()
                                .map(one -> new TerritoryRow(
                                        one,
                                        neighbours
                                                .protocol(network, one)
                                                .map(theirs -> ProtocolDifferences.byChapter(
                                                        ProtocolDifferences.between(now.protocol(), theirs)))
                                                .orElseGet(Map::of)))
                                .toList(),
                        OtherLabelEquivalences.of(texts.own(), texts.base())));
    }

    @GetMapping("/territoires/arriver")
    View ask() {
        return View.of("governance/federation/arrive", new BadgeArrivalView(Form.empty(), Optional.empty()));
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
            return View.of("governance/federation/arrive", new BadgeArrivalView(form, Optional.empty()))
                    .status(422);
        var answer = badges.answer(networks.here(), brought);
        if (answer.isEmpty()) form.error(PIECE, "federation.arrive.unknown");
        return View.of("governance/federation/arrive", new BadgeArrivalView(form, answer))
                .status(answer.isEmpty() ? 422 : 200);
    }
}
