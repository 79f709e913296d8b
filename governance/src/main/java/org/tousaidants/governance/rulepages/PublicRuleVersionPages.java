package org.tousaidants.governance.rulepages;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.label.badges.RulesArchiveSigner;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.archive.RulesHistory;
import org.tousaidants.rules.forks.ProtocolDifferences;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.versions.PublishedRules;
import org.tousaidants.rules.versions.RulesVersion;

/// Public pages with the rules of the network in plain words. They show the reason of each decision, but not the
/// account of the person who published it.
@Controller
@PublicAccess
@RateLimit
class PublicRuleVersionPages {
    /// The list of versions of the rules, newest first.
    ///
    /// @param ruling number or hash of the version that is in force
    record RuleVersionListView(List<RulesVersion> versions, String ruling) {}

    /// One version of the rules. `changes` are the differences from its base, if it has one; `askedOf` contains
    /// the names of the requirements by profile.
    record RuleVersionView(
            RulesVersion version,
            boolean ruling,
            LocalDate today,
            LabelProtocol protocol,
            Map<LocalisedText, List<LocalisedText>> changes,
            Map<LabelProtocol.LabelProfile, List<LabelRules.LabelRequirement>> askedOf,
            List<RulesHistory.RulesHistoryEntry> history) {}

    private final PublishedRules rules;
    private final RulesArchiveSigner seal;

    PublicRuleVersionPages(PublishedRules rules, RulesArchiveSigner seal) {
        this.rules = rules;
        this.seal = seal;
    }

    @GetMapping("/protocole")
    View versions() {
        return View.of(
                "governance/rulepages/versions",
                new RuleVersionListView(rules.versions(), rules.now().hash()));
    }

    /// Shows the version of the rules with a number. A proposed version may have been published with several
    /// contents; the one with the given hash is shown, or the newest if no hash is given.
    @GetMapping("/protocole/{id}/{version}")
    View version(
            @PathVariable String id, @PathVariable String version, @RequestParam(defaultValue = "") String empreinte) {
        var found = find(id, version, empreinte);
        var whole = rules.whole(found.hash()).orElseThrow(NotFoundException::new);
        var changes = rules.base(whole)
                .map(base -> ProtocolDifferences.byChapter(ProtocolDifferences.between(base, whole.protocol())))
                .orElseGet(Map::of);
        return View.of(
                "governance/rulepages/version",
                new RuleVersionView(
                        found,
                        found.hash().equals(rules.now().hash()),
                        rules.now().today(),
                        whole.protocol(),
                        changes,
                        askedOf(whole.protocol()),
                        RulesHistory.of(whole.own())));
    }

    @GetMapping("/protocole/grille")
    View gridInForce(@RequestParam(defaultValue = "") String profil) {
        var now = rules.now();
        var version = rules.versions().stream()
                .filter(one -> one.hash().equals(now.hash()))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        var whole = rules.whole(now.hash()).orElseThrow(NotFoundException::new);
        return grid("/protocole/grille?", version, whole, profil);
    }

    @GetMapping("/protocole/{id}/{version}/grille")
    View grid(
            @PathVariable String id,
            @PathVariable String version,
            @RequestParam(defaultValue = "") String empreinte,
            @RequestParam(defaultValue = "") String profil) {
        var found = find(id, version, empreinte);
        return grid(
                found.gridPath() + "&", found, rules.whole(found.hash()).orElseThrow(NotFoundException::new), profil);
    }

    private View grid(String address, RulesVersion version, PublishedRules.CompleteRules whole, String profile) {
        var base = rules.base(whole).orElse(whole.protocol());
        return SkillGridView.of(
                        address,
                        version,
                        whole.protocol(),
                        base,
                        profile,
                        rules.now().today())
                .map(grid -> View.of("governance/rulepages/grid", grid))
                .orElseThrow(NotFoundException::new);
    }

    @GetMapping("/protocole/{id}/{version}/archive.zip")
    ResponseEntity<byte[]> archive(
            @PathVariable String id, @PathVariable String version, @RequestParam(defaultValue = "") String empreinte) {
        var whole = rules.whole(find(id, version, empreinte).hash()).orElseThrow(NotFoundException::new);
        // The archive of the rules is signed with the key that also signs the badges. If this key cannot be
        // used, the archive is published without a signature.
        var archive = seal.signed(whole.archive());
        return FileResponse.kept(
                        MediaType.parseMediaType("application/zip"),
                        whole.archive().name())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .body(archive.bytes());
    }

    private RulesVersion find(String id, String version, String print) {
        return rules.versions().stream()
                .filter(one -> one.id().equals(id) && one.version().equals(version))
                .filter(one -> print.isEmpty() || one.hash().equals(print))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private static Map<LabelProtocol.LabelProfile, List<LabelRules.LabelRequirement>> askedOf(LabelProtocol protocol) {
        var asked = new LinkedHashMap<LabelProtocol.LabelProfile, List<LabelRules.LabelRequirement>>();
        for (var profile : protocol.profiles())
            asked.put(profile, protocol.label(profile.nature()).asked(profile.id()));
        return asked;
    }
}
