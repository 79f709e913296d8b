package org.tousaidants.observatory.procedures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Yaml;

/// « Catalogue des démarches » — reads the procedures of `procedures/catalogue.yaml`.
@Component
class AdministrativeProcedureCatalogue {
    private final Map<String, AdministrativeProcedure> byCode = new LinkedHashMap<>();

    AdministrativeProcedureCatalogue() throws IOException {
        var text = new ClassPathResource("procedures/catalogue.yaml").getContentAsString(StandardCharsets.UTF_8);
        Yaml.map(text).forEach((code, written) -> {
            if (!(written instanceof Map<?, ?> line) || !(line.get("said") instanceof List<?> list))
                throw new IllegalStateException("procedures: " + code);
            var steps = new ArrayList<String>();
            list.forEach(one -> steps.add(String.valueOf(one)));
            byCode.put(
                    String.valueOf(code),
                    new AdministrativeProcedure(
                            String.valueOf(code),
                            String.valueOf(line.get("name")),
                            String.valueOf(line.get("body")),
                            List.copyOf(steps)));
        });
    }

    List<AdministrativeProcedure> all() {
        return List.copyOf(byCode.values());
    }

    Optional<AdministrativeProcedure> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
