/// « Codes sur papier » — the codes that people type from a card, a slip or a voucher: four-character groups of an
/// alphabet without similar characters, with a letter for the kind and check characters. The page « J’ai un code »
/// redirects each code to its package.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"core.text", "platform.db", "platform.identity", "platform.jobs", "platform.web"})
package org.tousaidants.platform.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
