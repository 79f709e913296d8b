/// « Codes sur papier » — the family of codes that people read on a card, a slip or a voucher and type: an
/// alphabet without look-alikes, a letter for the kind, a check character, groups of four. One page, « J’ai un
/// code », redirects each to its package.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.db", "platform.jobs", "platform.web"})
package org.tousaidants.platform.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
