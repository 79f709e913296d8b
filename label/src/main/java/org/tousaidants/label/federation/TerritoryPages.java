package org.tousaidants.label.federation;

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
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.rules.Diff;
import org.tousaidants.label.rules.Equivalences;
import org.tousaidants.label.rules.Said;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// The territories that this one recognises, what their rules say otherwise, what other labels are worth here; and,
/// for a helper who moves, what of hers counts. Her file is read and not kept.
@Controller
@Open
@RateLimit
class TerritoryPages {
    private static final String PIECE = "piece";

    /// @param changes what its rules say otherwise than ours; empty: they could not be read, or say the same
    record Line(Territory territory, Map<Said, List<Said>> changes) {}

    record Listed(List<Line> territories, List<Equivalences.Equivalence> equivalences) {}

    record Arriving(Form form, Optional<ElsewhereBadges.Answer> answer) {}

    private final Neighbours neighbours;
    private final ElsewhereBadges badges;
    private final Rules rules;
    private final Networks networks;

    TerritoryPages(Neighbours neighbours, ElsewhereBadges badges, Rules rules, Networks networks) {
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
                "label/federation/territories",
                new Listed(
                        neighbours.all(network).stream()
                                .map(one -> new Line(
                                        one,
                                        neighbours
                                                .protocol(network, one)
                                                .map(theirs -> Diff.byChapter(Diff.between(now.protocol(), theirs)))
                                                .orElseGet(Map::of)))
                                .toList(),
                        Equivalences.of(texts.own(), texts.base())));
    }

    @GetMapping("/territoires/arriver")
    View ask() {
        return View.of("label/federation/arrive", new Arriving(Form.empty(), Optional.empty()));
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
            return View.of("label/federation/arrive", new Arriving(form, Optional.empty()))
                    .status(422);
        var answer = badges.answer(networks.here(), brought);
        if (answer.isEmpty()) form.error(PIECE, "federation.arrive.unknown");
        return View.of("label/federation/arrive", new Arriving(form, answer)).status(answer.isEmpty() ? 422 : 200);
    }
}
