package org.tousaidants.platform.feedback;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;

/// « Genre de remarque » — a kind of remark that a package accepts from the public.
///
/// @param room prefix of the message keys of this kind
/// @param name name of this kind in the table and in the log
/// @param form prefix of the message keys of the form
/// @param topics choices of the form
public record PublicRemarkKind(String room, String name, String form, List<Enum<?>> topics) {
    private static final int ANSWER_MAX = 2_000;

    public static PublicRemarkKind of(String room, String name, String form, Class<? extends Enum<?>> topics) {
        return new PublicRemarkKind(room, name, form, List.of(topics.getEnumConstants()));
    }

    /// Returns an empty form for a remark of this kind. The id of the remark is created together with the form,
    /// so that a form that is submitted twice stores only one remark.
    ///
    /// @param known values already known, by the name of the input field
    public Form blank(Map<String, String> known) {
        var values = new HashMap<>(Map.of("id", List.of(UUID.randomUUID().toString())));
        known.forEach((name, value) -> values.put(name, List.of(value)));
        return Form.filled(values);
    }

    List<FormChoice> choices(Page page) {
        return topics.stream()
                .map(EnumConstantName::low)
                .map(topic -> FormChoice.of(topic, page.t(form + ".topic." + topic)))
                .toList();
    }

    /// Returns the answer that a coordinator typed for this remark; empty if the form has errors. Each remark
    /// has its own input field.
    public Optional<String> answer(Form typed, UUID id) {
        var words = typed.text("words-" + id).required(room + ".answer.missing").max(ANSWER_MAX);
        return typed.hasErrors() ? Optional.empty() : Optional.of(words.get());
    }
}
