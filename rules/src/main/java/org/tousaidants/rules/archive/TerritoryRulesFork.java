package org.tousaidants.rules.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelProtocol.ProtocolReference;
import org.tousaidants.rules.protocol.RuleFileSchemas;

/// « Bifurcation » — the start of a territory's own rules: a single file with their name and the base that they
/// extend. It changes no rule, and no committee has voted on it.
///
/// @param origin one sentence about the origin of the rules
public record TerritoryRulesFork(
        String id,
        String name,
        String version,
        LocalDate inForce,
        ProtocolReference base,
        Optional<String> territory,
        String licence,
        String summary,
        String origin,
        VoteProposal proposal) {
    /// « Proposition au vote » — the organisation that proposes the rules, and the day of the vote.
    ///
    /// @param by name of the organisation; empty if none is named
    public record VoteProposal(String by, Optional<LocalDate> voteOn) {}

    /// Returns the start of a territory's own rules, which extend a base and have their own name.
    public static TerritoryRulesFork of(
            LabelProtocol base, String id, String name, String version, LocalDate inForce, String origin) {
        var below = base.identity();
        return new TerritoryRulesFork(
                id,
                name,
                version,
                inForce,
                new ProtocolReference(below.id(), below.version()),
                below.territory(),
                below.licence(),
                below.summary(),
                origin,
                new VoteProposal("", Optional.empty()));
    }

    /// Returns the start of the next version of a territory's own rules.
    public static TerritoryRulesFork again(
            LabelProtocol before, String name, String version, LocalDate inForce, String origin) {
        var old = before.identity();
        return new TerritoryRulesFork(
                old.id(),
                name,
                version,
                inForce,
                old.base().orElseThrow(),
                old.territory(),
                old.licence(),
                old.summary(),
                origin,
                new VoteProposal("", Optional.empty()));
    }

    public TerritoryRulesFork proposed(VoteProposal proposal) {
        return new TerritoryRulesFork(id, name, version, inForce, base, territory, licence, summary, origin, proposal);
    }

    /// Returns the folder of the territory's own rules.
    ///
    /// @param own existing files of these rules by name; empty for new rules
    public RulesFolder with(Map<String, String> own) {
        var files = new TreeMap<>(own);
        files.put(RuleFileSchemas.IDENTITY, text());
        return new RulesFolder(id, files, List.of());
    }

    public String text() {
        return "# yaml-language-server: $schema=../schema/territoire/protocole.schema.json\n"
                + "# BROUILLON : à relire, à compléter et à voter.\n"
                + "id: " + id + "\n"
                + "nom: " + quoted(name) + "\n"
                + "version: " + version + "\n"
                + "en-vigueur: " + inForce + "\n"
                + "statut: proposition\n"
                + (proposal.by().isEmpty() ? "" : "propose-par: " + quoted(proposal.by()) + "\n")
                + proposal.voteOn().map(day -> "vote-le: " + day + "\n").orElse("")
                + "socle:\n  id: " + base.id() + "\n  version: " + base.version() + "\n"
                + territory.map(one -> "territoire: " + quoted(one) + "\n").orElse("")
                + "licence: " + quoted(licence) + "\n"
                + "resume: " + quoted(summary) + "\n"
                + "source: " + quoted(origin) + "\n";
    }

    /// Returns a text typed by a person as one quoted line of YAML.
    public static String quoted(String text) {
        return "\"" + oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    public static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }
}
