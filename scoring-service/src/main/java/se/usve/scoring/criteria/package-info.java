/** What a level may require, and what is found about it in a unit's answers. Imports nothing but the JDK. */
package se.usve.scoring.criteria;
