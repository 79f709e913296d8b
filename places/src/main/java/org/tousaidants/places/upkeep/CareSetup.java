package org.tousaidants.places.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The rules are read once, at the start: what is wrong with them is said before a letter leaves.
@Configuration(proxyBeanMethods = false)
class CareSetup {
    @Bean
    static CareRules careRules() {
        try (var file = Objects.requireNonNull(CareSetup.class.getResourceAsStream(CareFile.STANDARD))) {
            return switch (CareFile.read(new String(file.readAllBytes(), StandardCharsets.UTF_8))) {
                case CareFile.Read(var rules) -> rules;
                case CareFile.Refused(var mistakes) ->
                    throw new IllegalStateException(CareFile.STANDARD + " : " + String.join(" ; ", mistakes));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
