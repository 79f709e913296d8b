package org.tousaidants.rules.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.tousaidants.rules.protocol.LabelCharter;
import org.tousaidants.rules.protocol.LabelCharter.CharterChapter;
import org.tousaidants.rules.protocol.LabelCharter.CharterCommitment;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Reads the charter: commitments, their chapters, and their profiles.
final class LabelCharterReader {
    private final YamlTreeReader file;
    private final ProtocolReferenceCheck nameCheck;
    private final ProtocolMistakes mistakes;

    LabelCharterReader(YamlTreeReader file, ProtocolReferenceCheck nameCheck, ProtocolMistakes mistakes) {
        this.file = file;
        this.nameCheck = nameCheck;
        this.mistakes = mistakes;
    }

    LabelCharter charter(String preamble) {
        var source = file.text("source");
        ProtocolReferenceCheck.noneTwice(file.each("groupes"), mistakes);
        ProtocolReferenceCheck.noneTwice(file.each("engagements"), mistakes);
        var chapters = new ArrayList<CharterChapter>();
        for (var each : file.each("groupes")) chapters.add(new CharterChapter(each.text("id"), each.text("nom")));
        var known = new LinkedHashSet<String>();
        chapters.forEach(chapter -> known.add(chapter.id()));
        var used = new LinkedHashSet<String>();
        var commitments = new ArrayList<CharterCommitment>();
        for (var each : file.each("engagements")) {
            var chapter = each.text("groupe");
            nameCheck.known(each.at("groupe"), ProtocolReferenceCheck.ReferencedItemKind.CHAPTER, chapter, known);
            used.add(chapter);
            commitments.add(new CharterCommitment(
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
        return new LabelCharter(preamble, chapters, commitments, source);
    }
}
