package org.tousaidants.community.vision;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.places.directory.ProtocolRuleFile;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// Reads the vision of each territory once, at startup. A mistake in the file stops the startup.
@Configuration(proxyBeanMethods = false)
class VisionConfiguration {
    @Bean
    static ValuePerTenant<Vision> visions(Tenants tenants) {
        return ProtocolRuleFile.ofEach(tenants, VisionFile.NAME, file -> switch (VisionFile.read(file.text())) {
            case VisionFile.Parsed(var vision) -> vision;
            case VisionFile.Invalid(var mistakes) ->
                throw new IllegalStateException(file.name() + " : " + String.join(" ; ", mistakes));
        });
    }
}
