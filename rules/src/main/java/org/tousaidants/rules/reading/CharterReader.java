package org.tousaidants.rules.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.tousaidants.rules.protocol.Charter;
import org.tousaidants.rules.protocol.Charter.Chapter;
import org.tousaidants.rules.protocol.Charter.Commitment;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Reads the charter: commitments, their chapters, and their profiles.
final class CharterReader {
    private final YamlTreeReader file;
    private final ReferenceCheck nameCheck;
    private final ProtocolMistakes mistakes;

    CharterReader(YamlTreeReader file, ReferenceCheck nameCheck, ProtocolMistakes mistakes) {
        this.file = file;
        this.nameCheck = nameCheck;
        this.mistakes = mistakes;
    }

    Charter charter(String preamble) {
        var source = file.text("source");
        ReferenceCheck.noneTwice(file.each("groupes"), mistakes);
        ReferenceCheck.noneTwice(file.each("engagements"), mistakes);
        var chapters = new ArrayList<Chapter>();
        for (var each : file.each("groupes")) chapters.add(new Chapter(each.text("id"), each.text("nom")));
        var known = new LinkedHashSet<String>();
        chapters.forEach(chapter -> known.add(chapter.id()));
        var used = new LinkedHashSet<String>();
        var commitments = new ArrayList<Commitment>();
        for (var each : file.each("engagements")) {
            var chapter = each.text("groupe");
            nameCheck.known(each.at("groupe"), ReferenceCheck.ItemKind.CHAPTER, chapter, known);
            used.add(chapter);
            commitments.add(new Commitment(
                    each.text("id"),
                    chapter,
                    each.text("texte"),
                    nameCheck.profiles(each, "profils"),
                    each.text("exemple"),
                    each.optionalText("source").orElse(source)));
        }
        for (var each : file.each("groupes"))
            if (!used.contains(each.text("id")))
                mistakes.add(
                        each.at("id"),
                        LocalisedText.of("chapter.empty", each.text("id")),
                        LocalisedText.of("chapter.empty.do"));
        return new Charter(preamble, chapters, commitments, source);
    }
}
