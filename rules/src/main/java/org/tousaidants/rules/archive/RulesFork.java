package org.tousaidants.rules.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tousaidants.rules.protocol.FileSchemas;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.Protocol.Ref;

/// « Bifurcation » — the start of a territory's own rules: a single file with their name and their base. It
/// changes no rule, and no committee has voted it.
///
/// @param origin one sentence about their origin
public record RulesFork(
        String id,
        String name,
        String version,
        LocalDate inForce,
        Ref base,
        Optional<String> territory,
        String licence,
        String summary,
        String origin,
        Proposal proposal) {
    /// « Proposition au vote » — who proposes the rules, and when the vote is.
    ///
    /// @param by empty if nobody is named
    public record Proposal(String by, Optional<LocalDate> voteOn) {}

    /// Starts an overlay over a base, with its own name.
    public static RulesFork of(
            Protocol base, String id, String name, String version, LocalDate inForce, String origin) {
        var below = base.identity();
        return new RulesFork(
                id,
                name,
                version,
                inForce,
                new Ref(below.id(), below.version()),
                below.territory(),
                below.licence(),
                below.summary(),
                origin,
                new Proposal("", Optional.empty()));
    }

    /// Starts the next version of an overlay.
    public static RulesFork again(Protocol before, String name, String version, LocalDate inForce, String origin) {
        var old = before.identity();
        return new RulesFork(
                old.id(),
                name,
                version,
                inForce,
                old.base().orElseThrow(),
                old.territory(),
                old.licence(),
                old.summary(),
                origin,
                new Proposal("", Optional.empty()));
    }

    public RulesFork proposed(Proposal proposal) {
        return new RulesFork(id, name, version, inForce, base, territory, licence, summary, origin, proposal);
    }

    /// @param own existing files of the overlay; empty for a new one
    public RulesFolder with(Map<String, String> own) {
        var files = new TreeMap<>(own);
        files.put(FileSchemas.IDENTITY, text());
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

    /// Quotes a text typed by a person as one line of YAML.
    public static String quoted(String text) {
        return "\"" + oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    public static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }
}
