/// « Textes » — what every room does to a text: read the id or the day that it stands for, fold it so that two
/// spellings compare, and count the letters between two words. A kernel: no Spring, no SQL, no friends.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
