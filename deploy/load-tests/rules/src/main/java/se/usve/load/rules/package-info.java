/** How fast the rules are judged with their whole explanation, and the same levels written in CEL, side by side. */
package se.usve.load.rules;
