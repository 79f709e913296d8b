package org.tousaidants.observatory.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Every file of `figures/`; an invalid one stops the start, with all its errors.
@Component
class DefinitionCatalogue {
    private static final String SUFFIX = ".yaml";

    private final List<Definition> all;

    DefinitionCatalogue() throws IOException {
        var read = new ArrayList<Definition>();
        var mistakes = new ArrayList<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:figures/*" + SUFFIX)) {
            var name = String.valueOf(file.getFilename());
            var text = file.getContentAsString(StandardCharsets.UTF_8);
            switch (DefinitionFile.read(name.substring(0, name.length() - SUFFIX.length()), text)) {
                case DefinitionFile.Parsed(var definition) -> read.add(definition);
                case DefinitionFile.Invalid(var id, var wrong) -> wrong.forEach(one -> mistakes.add(id + ": " + one));
            }
        }
        if (!mistakes.isEmpty()) throw new IllegalStateException("figures: " + String.join(" · ", mistakes));
        read.sort(Comparator.comparingInt(Definition::order).thenComparing(Definition::id));
        all = List.copyOf(read);
    }

    List<Definition> all() {
        return all;
    }

    Optional<Definition> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
