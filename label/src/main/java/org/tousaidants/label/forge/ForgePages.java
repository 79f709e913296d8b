package org.tousaidants.label.forge;

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
import org.tousaidants.label.badges.NetworkSeal;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.inforce.Version;
import org.tousaidants.label.rules.Diff;
import org.tousaidants.label.rules.History;
import org.tousaidants.label.rules.Label;
import org.tousaidants.label.rules.Protocol;
import org.tousaidants.label.rules.Said;
import org.tousaidants.platform.web.FileAnswer;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// The rules of the network in plain words, for everybody. What a person wrote of a decision is public with it; the
/// name of the account that published it is not.
@Controller
@Open
@RateLimit
class ForgePages {
    /// Every version, the latest first, and the one that rules today.
    record Listed(List<Version> versions, String ruling) {}

    /// One version. `changes` are those over its base, or over nothing; `askedOf` names the requirements of each
    /// profile.
    record Shown(
            Version version,
            boolean ruling,
            Protocol protocol,
            Map<Said, List<Said>> changes,
            Map<Protocol.Profile, List<Label.Requirement>> askedOf,
            List<History.Entry> history) {}

    private final Rules rules;
    private final NetworkSeal seal;

    ForgePages(Rules rules, NetworkSeal seal) {
        this.rules = rules;
        this.seal = seal;
    }

    @GetMapping("/protocole")
    View versions() {
        return View.of(
                "label/forge/versions", new Listed(rules.versions(), rules.now().hash()));
    }

    /// Of two contents of one proposed version the one that is named by its print; else the one published last.
    @GetMapping("/protocole/{id}/{version}")
    View version(
            @PathVariable String id, @PathVariable String version, @RequestParam(defaultValue = "") String empreinte) {
        var found = find(id, version, empreinte);
        var whole = rules.whole(found.hash()).orElseThrow(NotFound::new);
        var changes = rules.base(whole)
                .map(base -> Diff.byChapter(Diff.between(base, whole.protocol())))
                .orElseGet(Map::of);
        return View.of(
                "label/forge/version",
                new Shown(
                        found,
                        found.hash().equals(rules.now().hash()),
                        whole.protocol(),
                        changes,
                        askedOf(whole.protocol()),
                        History.of(whole.own())));
    }

    @GetMapping("/protocole/{id}/{version}/archive.zip")
    ResponseEntity<byte[]> archive(
            @PathVariable String id, @PathVariable String version, @RequestParam(defaultValue = "") String empreinte) {
        var whole = rules.whole(find(id, version, empreinte).hash()).orElseThrow(NotFound::new);
        // Signed with the key of the badges; while that is locked, the rules are still everybody's.
        var archive = seal.signed(whole.archive());
        return FileAnswer.kept(
                        MediaType.parseMediaType("application/zip"),
                        whole.archive().name())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .body(archive.bytes());
    }

    private Version find(String id, String version, String print) {
        return rules.versions().stream()
                .filter(one -> one.id().equals(id) && one.version().equals(version))
                .filter(one -> print.isEmpty() || one.hash().equals(print))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static Map<Protocol.Profile, List<Label.Requirement>> askedOf(Protocol protocol) {
        var asked = new LinkedHashMap<Protocol.Profile, List<Label.Requirement>>();
        for (var profile : protocol.profiles())
            asked.put(
                    profile,
                    protocol.label(profile.nature()).requirements().stream()
                            .filter(one -> one.profiles().contains(profile.id()))
                            .toList());
        return asked;
    }
}
