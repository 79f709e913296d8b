/// « Codes sur papier » — the codes that people read on a card, a slip or a voucher and type: an alphabet
/// without similar characters, a letter for the kind, check characters, groups of four. The page « J’ai un code
/// » redirects each to its package.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"core.text", "platform.db", "platform.identity", "platform.jobs", "platform.web"})
package org.tousaidants.platform.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
