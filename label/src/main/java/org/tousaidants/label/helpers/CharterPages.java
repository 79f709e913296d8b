package org.tousaidants.label.helpers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.label.observations.CharterSignatureResult;
import org.tousaidants.label.observations.CommitmentAnswer;
import org.tousaidants.label.observations.CommitmentLevel;
import org.tousaidants.label.observations.Signature;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.protocol.Charter.Chapter;
import org.tousaidants.rules.protocol.Charter.Commitment;

/// « Signer la charte » — pages on which a helper signs the charter, chapter by chapter; each commitment is
/// answered separately, in the exact text shown.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
class CharterPages {
    enum Answered {
        TAKEN,
        NOT_TAKEN,
        /// The person answered, but the text has changed since.
        CHANGED,
        NOT_YET
    }

    record CommitmentRow(Commitment commitment, Answered answered, Optional<Signature> signature) {}

    /// A chapter with the commitments that this profile signs.
    record CharterPart(Chapter chapter, List<CommitmentRow> lines) {
        long left() {
            return lines.stream()
                    .filter(line -> line.answered() == Answered.NOT_YET || line.answered() == Answered.CHANGED)
                    .count();
        }

        long taken() {
            return lines.stream()
                    .filter(line -> line.answered() == Answered.TAKEN)
                    .count();
        }

        long at(CommitmentLevel level) {
            return lines.stream()
                    .filter(line -> line.answered() == Answered.TAKEN)
                    .filter(line -> line.signature().flatMap(Signature::level).equals(Optional.of(level)))
                    .count();
        }
    }

    record Overview(Helpers.File file, List<CharterPart> parts) {
        int commitments() {
            return parts.stream().mapToInt(part -> part.lines().size()).sum();
        }

        long taken() {
            return parts.stream().mapToLong(CharterPart::taken).sum();
        }

        long at(CommitmentLevel level) {
            return parts.stream().mapToLong(part -> part.at(level)).sum();
        }

        /// The first chapter with unanswered commitments.
        Optional<CharterPart> next() {
            return parts.stream().filter(part -> part.left() > 0).findFirst();
        }
    }

    record CharterView(Helpers.File file, CharterPart part, int step, int of, Form form, boolean changed) {}

    private final Helpers helpers;

    CharterPages(Helpers helpers) {
        this.helpers = helpers;
    }

    @GetMapping("/mon-dossier/charte")
    View overview(Actor self) {
        return helpers.read(self) instanceof Helpers.FileResult.Found(var file)
                ? View.of("label/helpers/charter", new Overview(file, parts(file)))
                : View.redirect("/mon-dossier");
    }

    @GetMapping("/mon-dossier/charte/{chapter}")
    View read(Actor self, @PathVariable String chapter) {
        if (!(helpers.read(self) instanceof Helpers.FileResult.Found(var file))) return View.redirect("/mon-dossier");
        return View.of("label/helpers/sign", signing(file, chapter, Form.filled(given(file)), false));
    }

    @PostMapping("/mon-dossier/charte/{chapter}")
    View sign(Actor self, @PathVariable String chapter, Form form) {
        if (!(helpers.read(self) instanceof Helpers.FileResult.Found(var file))) return View.redirect("/mon-dossier");
        var shown = signing(file, chapter, form, false);
        var commitments =
                shown.part().lines().stream().map(CommitmentRow::commitment).toList();
        var answers = CommitmentAnswer.typed(form, commitments, true, "helpers.sign.missing");
        if (form.hasErrors()) return View.of("label/helpers/sign", shown).status(422);
        return switch (helpers.sign(self, answers)) {
            case CharterSignatureResult.Signed() -> View.redirect("/mon-dossier/charte" + after(self, chapter));
            case CharterSignatureResult.NotFound() -> View.redirect("/mon-dossier");
            case CharterSignatureResult.TextChanged() ->
                View.of("label/helpers/sign", signing(file, chapter, Form.filled(given(file)), true))
                        .status(409);
        };
    }

    /// The next chapter with unanswered commitments, searched after this one and then from the start; none if
    /// all are answered.
    private String after(Actor self, String chapter) {
        if (!(helpers.read(self) instanceof Helpers.FileResult.Found(var file))) return "";
        var parts = parts(file);
        var here = 0;
        for (var i = 0; i < parts.size(); i++) if (parts.get(i).chapter().id().equals(chapter)) here = i;
        return Stream.concat(parts.subList(here, parts.size()).stream(), parts.stream())
                .filter(part -> part.left() > 0)
                .findFirst()
                .map(part -> "/" + part.chapter().id())
                .orElse("");
    }

    private static CharterView signing(Helpers.File file, String chapter, Form form, boolean changed) {
        var parts = parts(file);
        for (var i = 0; i < parts.size(); i++)
            if (parts.get(i).chapter().id().equals(chapter))
                return new CharterView(file, parts.get(i), i + 1, parts.size(), form, changed);
        throw new NotFound();
    }

    /// The answers that fill the form. Only answers to the current text count; others must be given again.
    private static Map<String, List<String>> given(Helpers.File file) {
        var given = new LinkedHashMap<String, List<String>>();
        for (var commitment :
                file.rules().protocol().charter().of(file.profile().id())) {
            var signature = file.signatures().get(commitment.id());
            if (signature == null) continue;
            given.put("mot-" + commitment.id(), List.of(signature.word()));
            if (signature.hash().equals(commitment.hash()))
                given.put("reponse-" + commitment.id(), List.of(CommitmentAnswer.value(signature)));
        }
        return given;
    }

    private static List<CharterPart> parts(Helpers.File file) {
        var charter = file.rules().protocol().charter();
        var parts = new ArrayList<CharterPart>();
        for (var chapter : charter.chapters()) {
            var lines = charter.of(file.profile().id()).stream()
                    .filter(commitment -> commitment.chapter().equals(chapter.id()))
                    .map(commitment -> line(
                            commitment, Optional.ofNullable(file.signatures().get(commitment.id()))))
                    .toList();
            if (!lines.isEmpty()) parts.add(new CharterPart(chapter, lines));
        }
        return parts;
    }

    private static CommitmentRow line(Commitment commitment, Optional<Signature> signature) {
        var answered = signature
                .map(one -> !one.hash().equals(commitment.hash())
                        ? Answered.CHANGED
                        : one.taken() ? Answered.TAKEN : Answered.NOT_TAKEN)
                .orElse(Answered.NOT_YET);
        return new CommitmentRow(commitment, answered, signature);
    }
}
